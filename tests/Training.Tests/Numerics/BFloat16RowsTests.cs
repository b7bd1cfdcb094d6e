using CsCheck;
using Showrunner.Training;
using TorchSharp;

namespace Training.Tests;

public unsafe class BFloat16RowsTests
{
    [Fact]
    public void RoundsAsLibtorchDoes() =>
        Gen
            .Float.Array[1, 80]
            .Sample(values =>
            {
                using var expected = torch.tensor(values).to(torch.ScalarType.BFloat16).to(torch.ScalarType.Float32);
                var narrow = new ushort[values.Length];
                var wide = new float[values.Length];

                fixed (
                    float* source = values,
                        target = wide
                )
                fixed (ushort* between = narrow)
                {
                    BFloat16Rows.Narrow(source, between, values.Length);
                    BFloat16Rows.Widen(between, target, values.Length);
                }

                Assert.Equal(expected.data<float>().ToArray(), wide);
            });
}
