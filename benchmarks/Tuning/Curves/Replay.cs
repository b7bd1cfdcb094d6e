using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;

namespace Benchmarks;

/// <summary>
/// A search as <see cref="ScriptTuner"/> does it, among the stored runs: where its sampler suggests options, the nearest run that was not
/// tried yet is trained, by reading its losses.
/// </summary>
internal sealed class Replay
{
    private readonly Study _study;
    private readonly bool _promotes;
    private readonly CandidateHistory _history;
    private readonly Dictionary<int, StoredRun> _runs = [];
    private readonly Dictionary<int, int> _trained = [];
    private readonly List<StoredRun> _untried = [.. StoredRun.All];
    private int _epochs;

    /// <param name="sampler">What suggests options.</param>
    /// <param name="pruner">What pauses trials.</param>
    /// <param name="promotes">Whether paused trials continue when they are among the best third of their rung.</param>
    public Replay(ISampler sampler, IPruner pruner, bool promotes)
    {
        _study = Study.Create(new() { Sampler = sampler, Pruner = pruner });
        (_promotes, _history) = (promotes, new(_study));
    }

    /// <summary>Searches until the lowest of some losses is reached, or all runs are tried.</summary>
    /// <returns>For each loss the epochs trained until a run had it; infinity if none did.</returns>
    public double[] EpochsUntil(double[] losses)
    {
        var reached = losses.Select(_ => double.PositiveInfinity).ToArray();
        while (reached.Any(double.IsInfinity) && Next() is { } trial)
            Train(trial, losses, reached);
        return reached;
    }

    private Trial? Next()
    {
        if (_promotes && Promotions.Of(_history.Candidates, areAll: _untried.Count == 0).FirstOrDefault() is { } paused)
        {
            _study.Enqueue(paused.Parameters, new Dictionary<string, object?> { [Candidate.ContinuesAttribute] = paused.Number });
            return Begin(_runs[paused.Number]);
        }
        if (_untried.Count == 0)
            return null;

        var suggestion = _study.Ask();
        StoredRun.Space.Ask(suggestion, new TrainingOptions(), withEpochs: false);
        _study.Fail(suggestion.Number, "It only suggests.");
        var run = _untried.MinBy(run => Distance(suggestion.Record, run))!;
        _untried.Remove(run);
        _study.Enqueue(run.Options);
        return Begin(run);
    }

    private Trial Begin(StoredRun run)
    {
        var trial = _study.Ask();
        StoredRun.Space.Ask(trial, new TrainingOptions(), withEpochs: false);
        _runs[Candidate.NumberOf(trial.Record)] = run;
        return trial;
    }

    private void Train(Trial trial, double[] losses, double[] reached)
    {
        var number = Candidate.NumberOf(trial.Record);
        var (run, done) = (_runs[number], _trained.GetValueOrDefault(number));
        for (var epoch = 1; epoch <= run.Losses.Length; epoch++)
        {
            var loss = run.Losses[epoch - 1];
            trial.Report(loss, epoch);
            if (epoch <= done)
                continue;
            (_trained[number], _epochs) = (epoch, _epochs + 1);
            for (var i = 0; i < losses.Length; i++)
            {
                if (loss <= losses[i])
                    reached[i] = Math.Min(reached[i], _epochs);
            }
            if (epoch < run.Losses.Length && trial.ShouldPrune())
            {
                _study.Tell(trial, TrialState.Pruned);
                return;
            }
        }
        _study.Tell(trial, run.Best);
    }

    /// <summary>The square of the distance in the options that both have, as shares of their ranges.</summary>
    private static double Distance(FrozenTrial suggestion, StoredRun run)
    {
        var sum = 0.0;
        foreach (var parameter in suggestion.Parameters)
        {
            if (!run.Options.TryGetValue(parameter.Name, out var value))
                continue;
            var (range, stored) = (parameter.Distribution, parameter.Distribution.ToInternal(value));
            sum +=
                range.IsNumeric ? Math.Pow(range.ToUnit(parameter.Value) - range.ToUnit(stored), 2)
                : parameter.Value == stored ? 0
                : 1;
        }
        return sum;
    }
}
