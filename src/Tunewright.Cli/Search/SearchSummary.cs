namespace Tunewright.Cli;

/// <summary>What a search has found, in a line or a few.</summary>
internal static class SearchSummary
{
    public static void Print(Study study)
    {
        var trials = study.Trials;
        var states = trials
            .GroupBy(trial => trial.State)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        Console.WriteLine(
            $"{study.Name}: {Counted.Of(trials.Count, "trial")}{(trials.Count > 0 ? $" ({string.Join(", ", states)})" : "")}"
        );
        foreach (var trial in study.BestTrials.Take(study.Directions.Length == 1 ? 1 : int.MaxValue))
            Console.WriteLine($"best: {trial}".ReplaceLineEndings(" "));
    }
}
