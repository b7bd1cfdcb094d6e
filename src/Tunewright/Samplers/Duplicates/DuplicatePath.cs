namespace Tunewright;

/// <summary>The way of one trial down a <see cref="DuplicateTree"/>. Other trials avoid the node that it has reached.</summary>
internal sealed class DuplicatePath(DuplicateNode root, Lock gate)
{
    private DuplicateNode _node = root;

    /// <summary>
    /// Goes on with <paramref name="value"/>, or with the nearest untried one if it is <paramref name="free"/> to change.
    /// </summary>
    public double Step(string name, Distribution distribution, double value, bool free)
    {
        lock (gate)
        {
            var branch = _node.By(name, distribution);
            if (free)
                value = branch.Nearest(value);
            _node.Visitors--;
            _node = branch.Child(value);
            _node.Visitors++;
            return value;
        }
    }

    /// <summary>Ends the trial; its point counts as tried unless it failed.</summary>
    public void End(bool tried)
    {
        lock (gate)
        {
            _node.Visitors--;
            if (tried)
                _node.Close();
        }
    }
}
