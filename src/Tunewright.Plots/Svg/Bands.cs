using System.Globalization;
using System.Text;

namespace Tunewright.Plots;

/// <summary>The region of a rectangle in which a function, known at the nodes of a grid, is below a level.</summary>
internal sealed class Bands(double left, double top, double width, double height, double[,] nodes)
{
    private readonly int _columns = nodes.GetLength(0) - 1;
    private readonly int _rows = nodes.GetLength(1) - 1;

    /// <summary>The region as one path: a polygon for each cell that the border crosses, a strip for each run of whole cells.</summary>
    public StringBuilder Below(double level)
    {
        var path = new StringBuilder();
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                var end = column;
                while (end < _columns && IsWhole(end, row, level))
                    end++;
                if (end > column)
                {
                    Append(path, [At(column, row), At(end, row), At(end, row + 1), At(column, row + 1)]);
                    column = end - 1;
                }
                else
                {
                    Append(path, [.. Clipped(column, row, level)]);
                }
            }
        }
        return path;
    }

    private bool IsWhole(int column, int row, double level) =>
        nodes[column, row] < level
        && nodes[column + 1, row] < level
        && nodes[column + 1, row + 1] < level
        && nodes[column, row + 1] < level;

    /// <summary>The part of a cell below the level: its corners there, and where the level crosses its edges.</summary>
    private IEnumerable<(double X, double Y)> Clipped(int column, int row, double level)
    {
        (int Column, int Row)[] corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % 4]);
            var (here, there) = (nodes[from.Column, from.Row], nodes[to.Column, to.Row]);
            if (here < level)
                yield return At(from.Column, from.Row);
            if (here < level == there < level)
                continue;
            var share = (level - here) / (there - here);
            yield return At(from.Column + share * (to.Column - from.Column), from.Row + share * (to.Row - from.Row));
        }
    }

    private (double X, double Y) At(double column, double row) => (left + column / _columns * width, top + row / _rows * height);

    private static void Append(StringBuilder path, (double X, double Y)[] corners)
    {
        for (var i = 0; i < corners.Length; i++)
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{corners[i].X:0.#} {corners[i].Y:0.#}");
        if (corners.Length > 0)
            path.Append('Z');
    }
}
