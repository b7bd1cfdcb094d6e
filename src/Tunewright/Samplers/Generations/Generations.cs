using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// Takes a search from generation to generation by what is stored with its trials, so that all workers of a study are in the same one,
/// and a resumed study goes on.
/// </summary>
/// <remarks>
/// The trial that begins a generation notes the parents that its worker chose, and the others follow. States are computed anew from
/// the trials of all generations, and kept here.
/// </remarks>
/// <typeparam name="TState">What the search knows at the beginning of a generation; immutable.</typeparam>
/// <param name="key">The attribute of the notes.</param>
/// <param name="choose">Chooses parents from the state and a generation's ended trials; none while they are too few.</param>
/// <param name="advance">The state after a generation, from the state before and the parents.</param>
internal sealed class Generations<TState>(
    string key,
    Func<TState, IReadOnlyList<FrozenTrial>, IReadOnlyList<FrozenTrial>?> choose,
    Func<TState, IReadOnlyList<FrozenTrial>, TState> advance
)
{
    private readonly Lock _gate = new();
    private readonly GenerationTable _table = new(key);
    private readonly Dictionary<string, Chain> _chains = [];

    /// <summary>The state for the next trial, and what to note with the trial but for its point.</summary>
    /// <param name="history">The trials.</param>
    /// <param name="run">The search among those of other spaces.</param>
    /// <param name="start">The state of generation 0.</param>
    public (TState State, GenerationNote Note) Current(StudyHistory history, string run, Func<TState> start)
    {
        var running = new List<(int, GenerationNote)>();
        foreach (var trial in history.Running)
        {
            if (GenerationNote.Of(trial, key) is { } note)
                running.Add((trial.Number, note));
        }

        lock (_gate)
        {
            _table.Learn(history);
            if (!_chains.TryGetValue(run, out var chain))
                _chains.Add(run, chain = new(start(), []));
            var steps = chain.Steps;
            // Only what workers do now can turn out otherwise than it was seen: two generations back, notes are settled.
            var settled = steps.Count;
            while (settled > 0 && steps[settled - 1].Seen > history.Finished.Count)
                settled--;
            settled = Math.Max(0, settled - 2);
            var state = settled == 0 ? chain.Start : steps[settled - 1].State;
            for (var generation = settled; ; generation++)
            {
                var noted = _table.Parents(history, run, generation + 1, running);
                var step = generation < steps.Count ? steps[generation] : null;
                if (noted is not null && step is not null && step.Seen <= history.Finished.Count && step.IsOf(noted.Value))
                {
                    state = step.State;
                    continue;
                }
                var known = noted is null ? null : _table.Trials(history, noted.Value);
                var parents = known ?? choose(state, _table.Members(history, run, generation));
                if (parents is null)
                    return (state, new(run, generation, Parents: null, Point: null));
                ImmutableArray<int> numbers = [.. parents.Select(trial => trial.Number)];
                if (step is null || !step.IsOf(numbers))
                {
                    steps.RemoveRange(generation, steps.Count - generation);
                    var seen = Math.Max(history.Finished.Count, steps.Count == 0 ? 0 : steps[^1].Seen);
                    steps.Add(step = new(numbers, seen, advance(state, parents)));
                }
                state = step.State;
                if (known is null)
                    return (state, new(run, generation + 1, numbers, Point: null));
            }
        }
    }

    private sealed record Chain(TState Start, List<Step> Steps);

    /// <summary>From one generation to the next.</summary>
    /// <param name="Parents">The trials that led there, by number.</param>
    /// <param name="Seen">The number of ended trials when it was taken.</param>
    /// <param name="State">The state after it.</param>
    private sealed record Step(ImmutableArray<int> Parents, int Seen, TState State)
    {
        /// <summary>Whether these parents led there.</summary>
        public bool IsOf(ImmutableArray<int> parents) => Parents.AsSpan().SequenceEqual(parents.AsSpan());
    }
}
