namespace Tunewright.Plots;

/// <summary>Dots in shades from the best to the worst, drawn so that the best lie on top; and their key.</summary>
internal static class Shading
{
    /// <summary>The class of a number from 0 of the best to 1 of the worst.</summary>
    public static int Shade(double badness) => Math.Clamp((int)(badness * Style.Shades), 0, Style.Shades - 1);

    /// <summary>Draws dots, the worst first; those that are infeasible below all, in their own colour.</summary>
    public static void Dots(Canvas canvas, IEnumerable<(double X, double Y, double Badness, bool IsFeasible)> dots)
    {
        var all = dots.ToLookup(dot => dot.IsFeasible ? Shade(dot.Badness) : Style.Shades, dot => (dot.X, dot.Y));
        for (var shade = Style.Shades; shade >= 0; shade--)
            canvas.Dots(all[shade], shade == Style.Shades ? "infeasible" : $"shade{shade}");
    }

    /// <summary>A bar of all shades with a word at each end, ending at the picture's right edge.</summary>
    public static void Key(Canvas canvas, string first, string last)
    {
        const double Box = 12;
        var x = Canvas.Width - 16 - TextWidth.Of(last);
        canvas.Text(x, 26, last, "soft");
        x -= 8 + Box * Style.Shades;
        for (var shade = 0; shade < Style.Shades; shade++)
            canvas.Rectangle(x + shade * Box, 17, Box, 10, $"shade{shade}");
        canvas.Text(x - 8, 26, first, "soft", "end");
    }
}
