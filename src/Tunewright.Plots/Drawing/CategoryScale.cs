namespace Tunewright.Plots;

/// <summary>One band for each category; values are their positions.</summary>
internal sealed class CategoryScale(IReadOnlyList<string> categories) : Scale
{
    public int Count => categories.Count;

    public override double At(double value) => (value + 0.5) / categories.Count;

    /// <summary>All categories, or every second, third … of many.</summary>
    public override IReadOnlyList<Tick> Ticks(int about)
    {
        var every = (int)Math.Ceiling((double)categories.Count / Math.Max(about * 3, 1));
        return [.. categories.Index().Where(entry => entry.Index % every == 0).Select(entry => new Tick(entry.Index, entry.Item))];
    }
}
