using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>
/// gatesᵀ · input and gatesᵀ · hidden over all rows of a batch: the gradients of a layer's weights; and the gates' sums, those of its
/// biases.
/// </summary>
internal sealed unsafe class LstmWeightGradients(IReadOnlyList<Parameter> parameters, int padded, int threads) : IDisposable
{
    private const int TilesAPart = 8; // their gates, side by side for the products, and a panel stay in the second cache

    private readonly int _units = (int)parameters[1].Value.shape[1];
    private readonly int _inputs = (int)parameters[0].Value.shape[1];
    private readonly Panels _input = new();
    private readonly Panels _hidden = new();
    private readonly AlignedArray[] _tiles = [.. Enumerable.Range(0, threads).Select(_ => new AlignedArray())];

    /// <summary>Overwrites the gradients.</summary>
    /// <param name="gates">(rows, 4 × padded): gradients by the gates' sums, with 8 values of room after the last.</param>
    /// <param name="input">(rows, inputs)</param>
    /// <param name="hidden">(rows, padded): h before each step.</param>
    /// <param name="rows">Steps times sequences.</param>
    public void Write(float* gates, float* input, float* hidden, int rows)
    {
        Pack(_input, input, _inputs, _inputs, rows);
        Pack(_hidden, hidden, _units, padded, rows);
        foreach (var tiles in _tiles)
            tiles.Resize((long)TilesAPart * ProductTile.Rows * rows + 8);
        const int units = TilesAPart * ProductTile.Rows;
        var parts = (_units + units - 1) / units;
        ParallelLoop.ForEach(
            4 * parts,
            threads,
            (thread, item) =>
            {
                var (gate, part) = Math.DivRem(item, parts);
                Write(
                    gates + gate * padded + part * units,
                    gate * _units + part * units,
                    Math.Min(units, _units - part * units),
                    rows,
                    _tiles[thread].Start
                );
            }
        );
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_input, _hidden, .. _tiles])
            part.Dispose();
    }

    private void Pack(Panels panels, float* source, int width, int stride, int rows)
    {
        panels.Resize(rows, width);
        ParallelLoop.ForEach(
            panels.Count,
            threads,
            panel =>
            {
                var first = panel * ProductTile.Columns;
                for (var row = 0; row < rows; row++)
                    panels.SetRow(panel, row, source + (long)row * stride + first, Math.Min(ProductTile.Columns, width - first));
            }
        );
    }

    /// <summary>The gradients of some units of one gate.</summary>
    /// <param name="gates">At the first unit.</param>
    /// <param name="row">The first unit's row in the weights.</param>
    /// <param name="units">At most 48.</param>
    /// <param name="rows">Rows of the gates.</param>
    /// <param name="tiles">Room for the gates, (tile, rows, 6).</param>
    private void Write(float* gates, int row, int units, int rows, float* tiles)
    {
        float* inputBias = TensorMemory.Pointer<float>(parameters[2].Gradient),
            recurrentBias = TensorMemory.Pointer<float>(parameters[3].Gradient);
        for (var first = 0; first < units; first += ProductTile.Rows)
        {
            var tile = tiles + (long)first * rows;
            var sum = Vector256<float>.Zero;
            for (var i = 0; i < rows; i++)
            {
                // two more than a tile takes; the next row overwrites them
                var values = Vector256.Load(gates + (long)i * 4 * padded + first);
                values.Store(tile + i * ProductTile.Rows);
                sum += values;
            }
            for (var i = 0; i < Math.Min(ProductTile.Rows, units - first); i++)
                inputBias[row + first + i] = recurrentBias[row + first + i] = sum[i];
        }
        Multiply(tiles, units, _input, TensorMemory.Pointer<float>(parameters[0].Gradient) + (long)row * _inputs, _inputs);
        Multiply(tiles, units, _hidden, TensorMemory.Pointer<float>(parameters[1].Gradient) + (long)row * _units, _units);
    }

    private static void Multiply(float* tiles, int units, Panels panels, float* target, int width)
    {
        new Span<float>(target, units * width).Clear();
        for (var panel = 0; panel < panels.Count; panel++)
        {
            for (var first = 0; first < units; first += ProductTile.Rows)
            {
                ProductTile.Add(
                    tiles + (long)first * panels.Depth,
                    1,
                    ProductTile.Rows,
                    Math.Min(ProductTile.Rows, units - first),
                    panels.Depth,
                    panels[panel],
                    target + (long)first * width + panel * ProductTile.Columns,
                    width,
                    width - panel * ProductTile.Columns
                );
            }
        }
    }
}
