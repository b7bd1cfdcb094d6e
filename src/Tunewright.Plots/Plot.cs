namespace Tunewright.Plots;

/// <summary>A plot of a study: a figure of its trials at the moment when it was made.</summary>
public abstract class Plot
{
    private protected Plot() { }

    /// <summary>
    /// The figure as SVG that needs nothing else: it follows the light or dark scheme of its reader. Beyond 10,000 points some that others
    /// cover are left out, never the best.
    /// </summary>
    public abstract string ToSvg();

    /// <summary>
    /// The figure as JSON for Plotly in a browser (<c>Plotly.newPlot(element, figure.data, figure.layout)</c>), in Python
    /// (<c>plotly.io.from_json</c>) or in a notebook; thinned as the SVG is.
    /// </summary>
    public abstract string ToPlotly();

    /// <summary>
    /// Writes the figure to a file: as SVG if its name ends in .svg, for Plotly if in .json. An older file of that name is replaced as a
    /// whole.
    /// </summary>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".svg" => ToSvg(),
            ".json" => ToPlotly(),
            _ => throw new ArgumentException(
                $"A plot is saved as .svg or, for Plotly, as .json; the file '{path}' has neither ending.",
                nameof(path)
            ),
        };
        WholeFile.Write(path, file => file.Write(text));
    }
}

/// <summary>A plot and the numbers behind it.</summary>
/// <typeparam name="TNumbers">The record of numbers.</typeparam>
public sealed class Plot<TNumbers> : Plot
{
    private readonly Func<TNumbers, string> _svg;
    private readonly Func<TNumbers, string> _plotly;

    internal Plot(TNumbers numbers, Func<TNumbers, string> svg, Func<TNumbers, string> plotly) =>
        (Numbers, _svg, _plotly) = (numbers, svg, plotly);

    /// <summary>All numbers that the plot shows, none left out.</summary>
    public TNumbers Numbers { get; }

    /// <inheritdoc/>
    public override string ToSvg() => _svg(Numbers);

    /// <inheritdoc/>
    public override string ToPlotly() => _plotly(Numbers);
}
