namespace Tunewright;

/// <summary>What trials asked for next after the same values, and whether all of it has been tried.</summary>
internal sealed class BruteForceNode
{
    private readonly Dictionary<string, BruteForceBranch> _branches = [];

    /// <summary>Whether every point below has been tried.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether no trial is known to have asked for more.</summary>
    public bool IsLeaf => _branches.Count == 0;

    /// <summary>What lies below a value of a parameter, or <see langword="null"/> if no trial had it.</summary>
    public BruteForceNode? Find(string name, double value) => _branches.GetValueOrDefault(name)?.Find(value);

    /// <summary>Adds the rest of a trial's parameters, in the order in which it asked for them.</summary>
    /// <param name="rest">The parameters that follow.</param>
    /// <param name="isWhole">Whether the trial asked for all that it needs; a failed one may not have.</param>
    public void Add(ReadOnlySpan<TrialParameter> rest, bool isWhole)
    {
        if (rest.IsEmpty)
        {
            IsClosed |= isWhole || IsLeaf;
            return;
        }
        var (name, range, value) = rest[0];
        if (!_branches.TryGetValue(name, out var branch))
            _branches.Add(name, branch = new());
        branch.Add(range, value, rest[1..], isWhole);
        IsClosed |= branch.IsClosed;
    }

    /// <summary>Whether this would be closed with another trial.</summary>
    public bool WouldClose(ReadOnlySpan<TrialParameter> rest, bool isWhole)
    {
        if (IsClosed || rest.IsEmpty)
            return IsClosed || isWhole || IsLeaf;
        var (name, range, value) = rest[0];
        return (_branches.GetValueOrDefault(name) ?? new()).WouldClose(range, value, rest[1..], isWhole);
    }
}
