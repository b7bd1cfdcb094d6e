using System.CommandLine;
using System.Globalization;
using Showrunner.Formats;
using Spectre.Console;

namespace Showrunner.Cli;

/// <summary><c>showrunner corpus get</c>: downloads a public corpus.</summary>
internal static class CorpusGetCommand
{
    public static Command Create()
    {
        string[] names = [.. PublicCorpus.All.Select(corpus => corpus.Name)];
        var name = new Argument<string>("name") { Description = $"Which corpus: {string.Join(", ", names)}." };
        name.AcceptOnlyFromAmong(names);
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The file to make (default: the corpus's name and .txt, in the current folder)",
            HelpName = "file",
        };
        var command = new DocumentedCommand(
            "get",
            "Downloads a public corpus and verifies it. Run it again to continue a download that stopped."
        )
        {
            Examples = [.. PublicCorpus.All.Select(corpus => new Example($"{corpus.About} ({Size(corpus)})", $"corpus get {corpus.Name}"))],
        };
        command.Add(name);
        command.Add(output);
        command.SetAction(
            (parsed, stop) =>
                Run(PublicCorpus.All.Single(corpus => corpus.Name == parsed.GetRequiredValue(name)), parsed.GetValue(output), stop)
        );
        return command;
    }

    private static async Task<int> Run(PublicCorpus corpus, string? output, CancellationToken stop)
    {
        output ??= corpus.Name + ".txt";
        using var client = new HttpClient();
        if (Screen.IsLive)
        {
            await Screen
                .Out.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn())
                .StartAsync(bars => corpus.SaveAsync(output, client, new Bar(bars.AddTask(output, maxValue: corpus.Length)), stop));
        }
        else
        {
            await corpus.SaveAsync(output, client, cancellationToken: stop);
        }
        Console.WriteLine($"{corpus.About}.");
        Console.WriteLine($"Saved {output}. To look at it: showrunner corpus {output}");
        return 0;
    }

    private static string Size(PublicCorpus corpus) => string.Create(CultureInfo.InvariantCulture, $"{corpus.Length / 1e6:F1} MB");

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
