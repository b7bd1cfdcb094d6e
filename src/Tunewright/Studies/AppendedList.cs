using System.Collections;

namespace Tunewright;

/// <summary>A list and one more element, without a copy.</summary>
internal sealed class AppendedList<T>(IReadOnlyList<T> list, T last) : IReadOnlyList<T>
{
    public int Count => list.Count + 1;

    public T this[int index] => index == list.Count ? last : list[index];

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in list)
            yield return item;
        yield return last;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
