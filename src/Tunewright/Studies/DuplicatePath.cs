namespace Tunewright;

/// <summary>How far one trial has gone down a <see cref="DuplicateTree"/>.</summary>
internal sealed class DuplicatePath(DuplicateNode node, Lock gate)
{
    /// <summary>Goes on with <paramref name="value"/>, or with the nearest untried one when it is <paramref name="free"/> to change.</summary>
    public (DuplicatePath Next, double Value) Step(string name, Distribution distribution, double value, bool free)
    {
        lock (gate)
        {
            if (free) value = node.Nearest(name, distribution, value);
            return (new(node.Child(name, distribution, value), gate), value);
        }
    }
}
