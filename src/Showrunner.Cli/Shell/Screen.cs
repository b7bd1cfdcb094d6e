using Spectre.Console;

namespace Showrunner.Cli;

/// <summary>Where output goes: results on standard output, notices and errors on standard error.</summary>
internal static class Screen
{
    /// <summary>
    /// Standard output for tables, charts and live displays; plain text where it is not a terminal or <c>NO_COLOR</c> is set.
    /// </summary>
    public static IAnsiConsole Out => AnsiConsole.Console;

    /// <summary>Whether a display may redraw itself: standard output is a terminal that understands cursor movements.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && Out.Profile.Capabilities is { Ansi: true, Interactive: true };

    private static List<string>? _held; // while a display is redrawn, which would wipe them out

    /// <summary>Something worth knowing that stops nothing.</summary>
    public static void Notice(string message)
    {
        if (_held is { } held)
            held.Add(message);
        else
            Console.Error.WriteLine($"note: {message}");
    }

    /// <summary>
    /// Runs <paramref name="work"/> under a progress bar where one can be drawn. The work reports shares, 0 to 1, on this thread.
    /// </summary>
    public static T Watch<T>(string doing, Func<IProgress<double>, T> work)
    {
        if (!IsLive)
            return work(new Sink(_ => { }));
        return Out.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask(doing, maxValue: 1);
                return work(new Sink(share => bar.Value = share));
            });
    }

    /// <summary>Runs <paramref name="work"/>, and shows in a terminal that it goes on.</summary>
    public static T While<T>(string doing, Func<T> work)
    {
        if (!IsLive)
            return work();
        var notices = _held = [];
        try
        {
            return Out.Status().Spinner(Spinner.Known.Dots).Start(Markup.Escape(doing + " …"), _ => work());
        }
        finally
        {
            _held = null;
            notices.ForEach(Notice);
        }
    }

    // Unlike Progress<T>, reports at once and on the thread that works.
    private sealed class Sink(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
