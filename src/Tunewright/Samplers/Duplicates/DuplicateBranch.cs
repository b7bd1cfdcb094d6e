namespace Tunewright;

/// <summary>The values of one parameter below a <see cref="DuplicateNode"/>.</summary>
internal sealed class DuplicateBranch(DuplicateNode owner, string parameter, int depth)
{
    private readonly Dictionary<double, DuplicateNode> _children = [];
    private Distribution? _range;

    /// <summary>Sets the range that the parameter has now.</summary>
    public void Use(Distribution range)
    {
        if (range.Equals(_range))
            return;
        _range = range;
        Check();
    }

    /// <summary>Puts a point below its value, if it has the parameter.</summary>
    public void Add(DuplicatePoint point)
    {
        if (point.Find(parameter) is { } value)
            Child(value).Add(point);
    }

    public DuplicateNode Child(double value)
    {
        var key = DuplicatePoint.Key(value);
        if (!_children.TryGetValue(key, out var child))
            _children.Add(key, child = new(this, depth));
        return child;
    }

    /// <summary>Closes the owner when every value of the range is closed.</summary>
    public void Check()
    {
        if (_range is { } range && _children.Count >= range.Grid.Count && !owner.IsClosed)
        {
            if (_children.Count(child => child.Value.IsClosed && range.Contains(child.Key)) >= range.Grid.Count)
                owner.Close();
        }
    }

    /// <summary>The open value nearest to <paramref name="value"/>: itself if it is open, or if none is.</summary>
    public double Nearest(double value)
    {
        var grid = _range!.Grid;
        if (IsOpen(value) || grid.Step == 0)
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
    }

    private bool IsOpen(double value) =>
        !(_children.TryGetValue(DuplicatePoint.Key(value), out var child) && (child.IsClosed || child is { Visitors: > 0, IsLeaf: true }));
}
