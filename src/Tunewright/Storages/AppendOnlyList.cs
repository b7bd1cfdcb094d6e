using System.Collections;

namespace Tunewright;

/// <summary>A list that only grows: a view of its first elements needs no copy and never changes.</summary>
/// <remarks>One writer at a time; any thread can read views.</remarks>
internal sealed class AppendOnlyList<T>
{
    private T[] _items = new T[16];

    public int Count { get; private set; }

    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    /// <summary>The first <paramref name="count"/> elements.</summary>
    public IReadOnlyList<T> View(int count) => new Slice(_items, count);

    private sealed class Slice(T[] items, int count) : IReadOnlyList<T>
    {
        public int Count => count;

        public T this[int index] => (uint)index < (uint)count ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < count; i++)
                yield return items[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
