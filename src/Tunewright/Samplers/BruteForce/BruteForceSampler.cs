using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// Tries every point of a discrete space once, also of a conditional one, in an order that the seed decides, and then stops the study. It
/// learns the space from what trials ask for.
/// </summary>
/// <remarks>
/// A point counts as tried when its trial has ended, in any state. What a failed trial would have asked for further is tried only if
/// another trial has shown what that is. Trials that run at once keep away from each other's points as long as there are others.
/// </remarks>
/// <param name="seed">The seed; <see langword="null"/> for an arbitrary one.</param>
public sealed class BruteForceSampler(long? seed = null) : ISampler
{
    private readonly RandomSource _random = new(seed, RandomGenerator.Philox);
    private readonly ConditionalWeakTable<object, Tried> _tried = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The range is continuous.</exception>
    public double Sample(StudyHistory history, FrozenTrial trial, string name, Distribution distribution)
    {
        var grid = distribution.Grid;
        if (double.IsInfinity(grid.Count))
        {
            throw new ArgumentException(
                $"{nameof(BruteForceSampler)} tries all values, but parameter '{name}' is {distribution}. Give it a step.",
                nameof(distribution)
            );
        }

        var whole = history.Whole;
        var tried = _tried.GetValue(whole.Lineage, _ => new Tried());
        lock (tried)
        {
            var node = tried.At(whole);
            foreach (var (known, _, value) in trial.Parameters)
                node = node?.Find(known, value);
            var begun = Begun(whole.Running, trial, name);
            var start = Math.Floor(_random.For(trial.Number, name).Next() * grid.Count);
            return Open(avoided: begun) ?? Open(avoided: []) ?? grid.At(start);

            double? Open(HashSet<double> avoided)
            {
                for (var i = 0.0; i < grid.Count; i++)
                {
                    var value = grid.At((start + i) % grid.Count);
                    var child = node?.Find(name, value);
                    if (child is not { IsClosed: true } && !((child?.IsLeaf ?? true) && avoided.Contains(DuplicatePoint.Key(value))))
                        return value;
                }
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsExhausted(StudyHistory history)
    {
        var known = history.BeforeLast ?? history;
        var tried = _tried.GetValue(known.Lineage, _ => new Tried());
        lock (tried)
        {
            var root = tried.At(known);
            return history.BeforeLast is null
                ? root.IsClosed
                : root.WouldClose(history.Finished[^1].Parameters.AsSpan(), Tried.IsWhole(history.Finished[^1]));
        }
    }

    /// <summary>The values of a parameter that running trials have taken after the same values before it.</summary>
    private static HashSet<double> Begun(IReadOnlyList<FrozenTrial> running, FrozenTrial trial, string name)
    {
        var taken = new HashSet<double>();
        var depth = trial.Parameters.Length;
        foreach (var other in running)
        {
            if (other.Parameters.Length > depth && other.Parameters[depth].Name == name && IsSame(other))
                taken.Add(DuplicatePoint.Key(other.Parameters[depth].Value));
        }
        return taken;

        bool IsSame(FrozenTrial other)
        {
            for (var i = 0; i < depth; i++)
            {
                if (other.Parameters[i].Name != trial.Parameters[i].Name || other.Parameters[i].Value != trial.Parameters[i].Value)
                    return false;
            }
            return true;
        }
    }

    /// <summary>The tree of what was tried. Lock it while using it.</summary>
    private sealed class Tried
    {
        private BruteForceNode _root = new();
        private int _seen;

        public BruteForceNode At(StudyHistory history)
        {
            if (history.Finished.Count < _seen)
                (_root, _seen) = (new(), 0); // another thread has asked with a later snapshot
            for (; _seen < history.Finished.Count; _seen++)
            {
                var trial = history.Finished[_seen];
                if (!trial.Parameters.IsEmpty)
                    _root.Add(trial.Parameters.AsSpan(), IsWhole(trial));
            }
            return _root;
        }

        public static bool IsWhole(FrozenTrial trial) => trial.State != TrialState.Failed;
    }
}
