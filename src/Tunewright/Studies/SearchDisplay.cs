using System.Globalization;

namespace Tunewright;

/// <summary>Shows a search while it runs: a line for each trial, a progress bar, or both.</summary>
internal sealed class SearchDisplay(TextWriter? log, TextWriter? bar)
{
    private const int BarLength = 20;
    private const int ManyFailures = 5; // one after the other
    private readonly Lock _gate = new();
    private readonly HashSet<string> _warned = [];
    private int _width; // of the bar that is on the screen
    private int _failures; // since the last trial that did not fail

    /// <summary>Shows a trial that has ended.</summary>
    public void Show(StudyProgress progress)
    {
        if (log is null && bar is null)
            return;
        lock (_gate)
        {
            if (log is not null)
            {
                Clear();
                log.WriteLine(Line(progress));
                _failures = progress.Trial.State == TrialState.Failed ? _failures + 1 : 0;
                foreach (var warning in Warnings(progress.Trial).Where(_warned.Add))
                    log.WriteLine($"warning: {warning}");
            }
            if (bar is null)
                return;
            var text = Bar(progress);
            bar.Write("\r" + text.PadRight(_width));
            bar.Flush();
            _width = text.Length;
        }
    }

    /// <summary>Writes a warning into the log, once.</summary>
    public void Warn(string warning)
    {
        if (log is null)
            return;
        lock (_gate)
        {
            if (!_warned.Add(warning))
                return;
            Clear();
            log.WriteLine($"warning: {warning}");
        }
    }

    /// <summary>Leaves the bar as it is, and goes to the next line.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_width > 0)
                bar!.WriteLine();
            _width = 0;
        }
    }

    private void Clear()
    {
        if (_width > 0)
            bar!.Write("\r" + new string(' ', _width) + "\r");
        _width = 0;
    }

    private static string Line(StudyProgress progress)
    {
        var best =
            progress.Best is { } trial && trial.Number != progress.Trial.Number
                ? $"; best {TrialText.Number(trial.Values[0])} (trial {trial.Number})"
                : "";
        return $"{progress.Trial}{(progress.Best?.Number == progress.Trial.Number ? "; best so far" : best)}".ReplaceLineEndings(" ");
    }

    private static string Bar(StudyProgress progress)
    {
        var best = progress.Best is { } trial ? $", best {TrialText.Number(trial.Values[0])} (trial {trial.Number})" : "";
        var elapsed = progress.Elapsed.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        if (progress.Trials is not { } all || all == 0)
            return $"{Counted.Of(progress.Finished, "trial")}, {elapsed}{best}";
        var filled = (int)((long)BarLength * Math.Min(progress.Finished, all) / all);
        return $"[{new string('#', filled).PadRight(BarLength, '.')}] {progress.Finished}/{all}, {elapsed}{best}";
    }

    private IEnumerable<string> Warnings(FrozenTrial trial)
    {
        if (_failures == ManyFailures)
            yield return $"the last {ManyFailures} trials failed. Trial {trial.Number}: {trial.FailureReason}".ReplaceLineEndings(" ");
        foreach (var name in trial.UnusedParameters)
            yield return $"trial {trial.Number} was queued with '{name}', but did not ask for it. Is the name misspelt?";
        if (trial.Value is { } value && double.IsInfinity(value))
            yield return $"trial {trial.Number} is complete with an infinite value. Return NaN where an objective has failed.";
    }
}
