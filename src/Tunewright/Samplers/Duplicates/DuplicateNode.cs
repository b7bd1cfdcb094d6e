namespace Tunewright;

/// <summary>
/// A partial assignment that trials have reached; see <see cref="DuplicateTree"/>. It divides the tried points below it by whichever
/// parameter a trial asks for next, so that the order in which other trials asked does not matter.
/// </summary>
internal sealed class DuplicateNode(DuplicateBranch? parent, int depth)
{
    private readonly List<DuplicatePoint> _points = [];
    private readonly Dictionary<string, DuplicateBranch> _branches = [];

    /// <summary>Whether every point below has been tried.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The number of running trials that have reached this node and no further one.</summary>
    public int Visitors { get; set; }

    /// <summary>Whether no trial of this process has asked for more.</summary>
    public bool IsLeaf => _branches.Count == 0;

    /// <summary>Adds a tried point that has the values on the way here.</summary>
    public void Add(DuplicatePoint point)
    {
        _points.Add(point);
        if (point.Count == depth)
            Close();
        foreach (var branch in _branches.Values)
            branch.Add(point);
    }

    /// <summary>The division by one parameter.</summary>
    public DuplicateBranch By(string parameter, Distribution range)
    {
        if (!_branches.TryGetValue(parameter, out var branch))
        {
            _branches.Add(parameter, branch = new(this, parameter, depth + 1));
            branch.Use(range);
            _points.ForEach(branch.Add);
        }
        branch.Use(range);
        return branch;
    }

    public void Close()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        parent?.Check();
    }
}
