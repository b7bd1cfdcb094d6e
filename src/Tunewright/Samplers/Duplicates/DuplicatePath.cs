namespace Tunewright;

/// <summary>How far one trial has gone down a <see cref="DuplicateTree"/>. Where it stands is taken, so that trials at once spread.</summary>
internal sealed class DuplicatePath(DuplicateNode root, Lock gate)
{
    private DuplicateNode _node = root;

    /// <summary>Goes on with <paramref name="value"/>, or with the nearest untried one when it is <paramref name="free"/> to change.</summary>
    public double Step(string name, Distribution distribution, double value, bool free)
    {
        lock (gate)
        {
            if (free)
                value = _node.Nearest(name, distribution, value);
            _node.Visitors--;
            _node = _node.Child(name, distribution, value);
            _node.Visitors++;
            return value;
        }
    }

    /// <summary>The trial is over; its point was tried unless it failed.</summary>
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
