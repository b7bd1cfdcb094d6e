namespace Tunewright;

/// <summary>The point that a trial has reached when some of its parameters have values; see <see cref="DuplicateTree"/>.</summary>
internal sealed class DuplicateNode(DuplicateNode? parent, Distribution? distribution)
{
    private readonly Dictionary<(string, double), DuplicateNode> _children = [];
    private string? _name;
    private int _closedChildren;

    /// <summary>Whether every point below has been tried.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The number of running trials that have reached this node and no further one.</summary>
    public int Visitors { get; set; }

    private Distribution? Distribution { get; set; } = distribution;

    public DuplicateNode Child(string parameter, Distribution range, double value)
    {
        (_name, Distribution) = (parameter, range);
        if (!_children.TryGetValue((parameter, value), out var child))
            _children.Add((parameter, value), child = new(this, null));
        return child;
    }

    public void Close()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        if (parent is not null && ++parent._closedChildren >= parent.Size)
            parent.Close();
    }

    /// <summary>The open value nearest to <paramref name="value"/>: itself if it is open, or if none is.</summary>
    public double Nearest(string parameter, Distribution range, double value)
    {
        if (IsOpen(value))
            return value;
        var grid = range.Grid;
        if (grid.Step == 0)
            return value;
        var (start, count) = (grid.IndexOf(value), grid.Count);
        for (var distance = 1; distance < count; distance++)
        {
            if (start - distance >= 0 && IsOpen(grid.At(start - distance)))
                return grid.At(start - distance);
            if (start + distance < count && IsOpen(grid.At(start + distance)))
                return grid.At(start + distance);
        }
        return value;

        bool IsOpen(double candidate) =>
            !(
                _children.TryGetValue((parameter, candidate), out var child)
                && (child.IsClosed || child.Visitors > 0 && child._children.Count == 0)
            );
    }

    private double Size => _name is null ? 1 : Distribution!.Grid.Count;
}
