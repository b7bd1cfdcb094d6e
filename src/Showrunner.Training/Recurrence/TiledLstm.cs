using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>
/// A layer in our own 512-bit product tiles, on the CPU: libtorch keeps to 256-bit vectors on some processors that have wider ones. Each
/// thread takes some of the sequences from the first step to the last, so that no step waits for another thread.
/// </summary>
/// <remarks>
/// Units are padded to a multiple of 64, with zeros that stay zero in both passes. Results are equal bit for bit at any number of threads.
/// Not thread-safe.
/// </remarks>
internal sealed unsafe class TiledLstm : ILstm
{
    private const int RowsAPart = 96;

    private readonly Parameter _inputWeight;
    private readonly Parameter _recurrentWeight;
    private readonly Parameter _inputBias;
    private readonly Parameter _recurrentBias;
    private readonly int _inputs;
    private readonly int _units;
    private readonly int _padded;
    private readonly int _threads;
    private readonly Panels _inputPanels = new();
    private readonly Panels _recurrentPanels = new(); // for the forward pass: (inputs, 4 × padded), (units, 4 × padded)
    private readonly Panels _inputBack = new();
    private readonly Panels _recurrentBack = new(); // for the backward pass: (4 × padded, inputs), (4 × padded, units)
    private readonly AlignedArray _bias = new();
    private readonly AlignedArray _gates = new();
    private readonly AlignedArray _hidden = new();
    private readonly AlignedArray _cell = new();
    private readonly AlignedArray _bounded = new();
    private readonly AlignedArray _gradient = new();
    private readonly AlignedArray _cellGradient = new();
    private readonly LstmWeightGradients _weightGradients;
    private Tensor? _input;
    private int _steps;
    private int _batch;

    /// <param name="parameters">Input weights, recurrent weights and their biases, as PyTorch has them.</param>
    /// <param name="threads">At least 1.</param>
    public TiledLstm(IReadOnlyList<Parameter> parameters, int threads)
    {
        (_inputWeight, _recurrentWeight, _inputBias, _recurrentBias) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        (_units, _inputs, _threads) = ((int)_recurrentWeight.Value.shape[1], (int)_inputWeight.Value.shape[1], threads);
        _padded = (_units + 63) / 64 * 64;
        _weightGradients = new(parameters, _padded, threads);
    }

    private int Gates => 4 * _padded;

    private int Rows => _steps * _batch;

    public (Tensor Output, Tensor Hidden, Tensor Cell) Forward(Tensor input, Tensor hidden, Tensor cell, bool backward)
    {
        (_input, _steps, _batch) = (input, (int)input.shape[0], (int)input.shape[1]);
        Prepare(hidden, cell);
        AddInputs();
        var output = empty(_steps, _batch, _units);
        var values = TensorMemory.Pointer<float>(output);
        ParallelLoop.Run(Groups, group => Recur(group, values));
        return (output, Last(_hidden), Last(_cell));
    }

    public Tensor Backward(Tensor gradient)
    {
        PackBack();
        var gradients = TensorMemory.Pointer<float>(gradient);
        _gradient.Resize((long)Rows * _padded);
        _cellGradient.Resize((long)_batch * _padded);
        ParallelLoop.Run(Groups, group => RecurBack(group, gradients));

        _weightGradients.Write(_gates.Start, TensorMemory.Pointer<float>(_input!), _hidden.Start, Rows);
        var result = zeros(_steps, _batch, _inputs);
        var values = TensorMemory.Pointer<float>(result);
        Share(
            _inputBack.Count,
            (panel, first, rows) =>
            {
                for (var row = first; row < first + rows; row += ProductTile.Rows)
                {
                    ProductTile.Add(
                        _gates.Start + (long)row * Gates,
                        Gates,
                        1,
                        Math.Min(ProductTile.Rows, first + rows - row),
                        Gates,
                        _inputBack[panel],
                        values + (long)row * _inputs + panel * ProductTile.Columns,
                        _inputs,
                        _inputs - panel * ProductTile.Columns
                    );
                }
            }
        );
        return result;
    }

    public void Dispose()
    {
        foreach (
            IDisposable part in new IDisposable[]
            {
                _inputPanels,
                _recurrentPanels,
                _inputBack,
                _recurrentBack,
                _bias,
                _gates,
                _hidden,
                _cell,
                _bounded,
                _gradient,
                _cellGradient,
                _weightGradients,
            }
        )
        {
            part.Dispose();
        }
    }

    private int Groups => Math.Min(_threads, _batch);

    private (int First, int End) Group(int group) => (_batch * group / Groups, _batch * (group + 1) / Groups);

    /// <summary>Lays out the weights for the products, and the state before the first step.</summary>
    private void Prepare(Tensor hidden, Tensor cell)
    {
        _inputPanels.Resize(_inputs, Gates);
        _recurrentPanels.Resize(_units, Gates);
        _bias.Resize(Gates);
        _gates.Resize((long)Rows * Gates + 16);
        foreach (var array in new[] { _hidden, _cell })
            array.Resize((long)(Rows + _batch) * _padded);
        _bounded.Resize((long)Rows * _padded);
        float* input = TensorMemory.Pointer<float>(_inputWeight.Value),
            recurrent = TensorMemory.Pointer<float>(_recurrentWeight.Value);
        float* inputBias = TensorMemory.Pointer<float>(_inputBias.Value),
            recurrentBias = TensorMemory.Pointer<float>(_recurrentBias.Value);
        ParallelLoop.ForEach(
            _inputPanels.Count,
            _threads,
            panel =>
            {
                var (row, columns) = RowsOf(panel);
                _inputPanels.SetColumns(panel, input + (long)row * _inputs, columns);
                _recurrentPanels.SetColumns(panel, recurrent + (long)row * _units, columns);
                for (var i = 0; i < ProductTile.Columns; i++)
                    _bias.Start[panel * ProductTile.Columns + i] = i < columns ? inputBias[row + i] + recurrentBias[row + i] : 0;
            }
        );
        CopyState(hidden, _hidden);
        CopyState(cell, _cell);
    }

    private void PackBack()
    {
        _inputBack.Resize(Gates, _inputs);
        _recurrentBack.Resize(Gates, _padded);
        Pack(_inputBack, TensorMemory.Pointer<float>(_inputWeight.Value), _inputs);
        Pack(_recurrentBack, TensorMemory.Pointer<float>(_recurrentWeight.Value), _units);

        void Pack(Panels panels, float* weight, int width) =>
            ParallelLoop.ForEach(
                panels.Count,
                _threads,
                panel =>
                {
                    var first = panel * ProductTile.Columns;
                    var columns = Math.Clamp(width - first, 0, ProductTile.Columns);
                    for (var gate = 0; gate < 4; gate++)
                    {
                        for (var unit = 0; unit < _padded; unit++)
                        {
                            panels.SetRow(
                                panel,
                                gate * _padded + unit,
                                weight + (long)(gate * _units + unit) * width + first,
                                unit < _units ? columns : 0
                            );
                        }
                    }
                }
            );
    }

    /// <summary>The first row of the weights that a panel of gates stands for, and how many there are: a panel is of one gate.</summary>
    private (int Row, int Count) RowsOf(int panel)
    {
        var (gate, unit) = Math.DivRem(panel * ProductTile.Columns, _padded);
        return (gate * _units + Math.Min(unit, _units), Math.Clamp(_units - unit, 0, ProductTile.Columns));
    }

    private void CopyState(Tensor state, AlignedArray target)
    {
        var source = TensorMemory.Pointer<float>(state);
        new Span<float>(target.Start, _batch * _padded).Clear();
        for (var sequence = 0; sequence < _batch; sequence++)
            new Span<float>(source + sequence * _units, _units).CopyTo(new Span<float>(target.Start + sequence * _padded, _units));
    }

    private Tensor Last(AlignedArray states)
    {
        var result = empty(1, _batch, _units);
        var target = TensorMemory.Pointer<float>(result);
        for (var sequence = 0; sequence < _batch; sequence++)
        {
            new Span<float>(states.Start + (long)(Rows + sequence) * _padded, _units).CopyTo(
                new Span<float>(target + sequence * _units, _units)
            );
        }

        return result;
    }

    /// <summary>gates = input · weightᵀ + bias, for all steps at once.</summary>
    private void AddInputs()
    {
        var input = TensorMemory.Pointer<float>(_input!);
        Share(
            _inputPanels.Count,
            (panel, first, rows) =>
            {
                var bias = new Span<float>(_bias.Start + panel * ProductTile.Columns, ProductTile.Columns);
                for (var row = first; row < first + rows; row += ProductTile.Rows)
                {
                    var count = Math.Min(ProductTile.Rows, first + rows - row);
                    var gates = _gates.Start + (long)row * Gates + panel * ProductTile.Columns;
                    for (var i = 0; i < count; i++)
                        bias.CopyTo(new Span<float>(gates + (long)i * Gates, ProductTile.Columns));
                    ProductTile.Add(input + (long)row * _inputs, _inputs, 1, count, _inputs, _inputPanels[panel], gates, Gates);
                }
            }
        );
    }

    private void Recur(int group, float* output)
    {
        var (first, end) = Group(group);
        for (var step = 0; step < _steps; step++)
        {
            long row = step * _batch + first,
                last = step * _batch + end;
            for (var panel = 0; panel < _recurrentPanels.Count; panel++)
            {
                for (var at = row; at < last; at += ProductTile.Rows)
                {
                    ProductTile.Add(
                        _hidden.Start + at * _padded,
                        _padded,
                        1,
                        (int)Math.Min(ProductTile.Rows, last - at),
                        _units,
                        _recurrentPanels[panel],
                        _gates.Start + at * Gates + panel * ProductTile.Columns,
                        Gates
                    );
                }
            }

            for (var at = row; at < last; at++)
            {
                var next = (at + _batch) * _padded;
                LstmCells.Forward(
                    _gates.Start + at * Gates,
                    _cell.Start + at * _padded,
                    _cell.Start + next,
                    _bounded.Start + at * _padded,
                    _hidden.Start + next,
                    _padded
                );
                new Span<float>(_hidden.Start + next, _units).CopyTo(new Span<float>(output + at * _units, _units));
            }
        }
    }

    private void RecurBack(int group, float* gradient)
    {
        var (first, end) = Group(group);
        new Span<float>(_cellGradient.Start + first * _padded, (end - first) * _padded).Clear();
        for (var step = 0; step < _steps; step++)
        {
            for (long at = step * _batch + first; at < step * _batch + end; at++)
            {
                var target = new Span<float>(_gradient.Start + at * _padded, _padded);
                new Span<float>(gradient + at * _units, _units).CopyTo(target);
                target[_units..].Clear();
            }
        }
        for (var step = _steps - 1; step >= 0; step--)
        {
            long row = step * _batch + first,
                last = step * _batch + end;
            for (var at = row; at < last; at++)
            {
                LstmCells.Backward(
                    _gates.Start + at * Gates,
                    _cell.Start + at * _padded,
                    _bounded.Start + at * _padded,
                    _gradient.Start + at * _padded,
                    _cellGradient.Start + (at - step * _batch) * _padded,
                    _padded
                );
            }

            if (step == 0)
                break;
            for (var panel = 0; panel < _recurrentBack.Count; panel++)
            {
                for (var at = row; at < last; at += ProductTile.Rows)
                {
                    ProductTile.Add(
                        _gates.Start + at * Gates,
                        Gates,
                        1,
                        (int)Math.Min(ProductTile.Rows, last - at),
                        Gates,
                        _recurrentBack[panel],
                        _gradient.Start + (at - _batch) * _padded + panel * ProductTile.Columns,
                        _padded
                    );
                }
            }
        }
    }

    /// <summary>Hands out each panel's products with some of the rows.</summary>
    private void Share(int panels, Action<int, int, int> work)
    {
        var parts = (Rows + RowsAPart - 1) / RowsAPart;
        ParallelLoop.ForEach(
            panels * parts,
            _threads,
            item =>
            {
                var first = item % parts * RowsAPart;
                work(item / parts, first, Math.Min(RowsAPart, Rows - first));
            }
        );
    }
}
