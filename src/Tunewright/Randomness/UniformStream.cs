namespace Tunewright;

/// <summary>A sequence of uniform draws.</summary>
internal abstract class UniformStream
{
    /// <summary>The next draw: 0 inclusive to 1 exclusive, a multiple of 2⁻⁵³.</summary>
    public abstract double Next();

    /// <summary>Fills a span with the next draws.</summary>
    public void Fill(Span<double> draws)
    {
        foreach (ref var draw in draws)
            draw = Next();
    }
}
