namespace Tunewright;

/// <summary>The values of one parameter below a <see cref="BruteForceNode"/>.</summary>
internal sealed class BruteForceBranch
{
    private readonly Dictionary<double, BruteForceNode> _children = [];
    private Distribution? _range;
    private double _closed;

    /// <summary>Whether every value of the latest range is closed.</summary>
    public bool IsClosed => _range is not null && _closed >= _range.Grid.Count;

    /// <summary>What lies below a value, or <see langword="null"/> if no trial had it.</summary>
    public BruteForceNode? Find(double value) => _children.GetValueOrDefault(DuplicatePoint.Key(value));

    /// <summary>Adds a trial.</summary>
    public void Add(Distribution range, double value, ReadOnlySpan<TrialParameter> rest, bool isWhole)
    {
        var key = DuplicatePoint.Key(value);
        if (!_children.TryGetValue(key, out var child))
            _children.Add(key, child = new());
        var was = child.IsClosed;
        child.Add(rest, isWhole);
        if (!range.Equals(_range))
            (_range, _closed) = (range, Closed(range));
        else if (child.IsClosed && !was && range.Contains(value))
            _closed++;
    }

    /// <summary>Whether this would be closed with another trial.</summary>
    public bool WouldClose(Distribution range, double value, ReadOnlySpan<TrialParameter> rest, bool isWhole)
    {
        var child = Find(value) ?? new();
        var adds = !child.IsClosed && range.Contains(value) && child.WouldClose(rest, isWhole) ? 1 : 0;
        return (range.Equals(_range) ? _closed : Closed(range)) + adds >= range.Grid.Count;
    }

    private double Closed(Distribution range) => _children.Count(child => child.Value.IsClosed && range.Contains(child.Key));
}
