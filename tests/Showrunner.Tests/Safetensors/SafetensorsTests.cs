using System.Buffers.Binary;
using System.Text;
using CsCheck;

namespace Showrunner.Tests;

public class SafetensorsTests
{
    private static readonly Gen<NamedTensor[]> Tensors = Gen.Int[0, 5]
        .Array[0, 3]
        .SelectMany(shape => Gen.Float.Array[shape.Aggregate(1, (product, size) => product * size)].Select(values => (shape, values)))
        .Array[0, 5]
        .Select(tensors => tensors.Select((tensor, i) => new NamedTensor($"näme {i}", tensor.shape, tensor.values)).ToArray());

    [Fact]
    public void ReadsBackWhatWasWritten() =>
        Tensors.Sample(tensors =>
        {
            using var stream = new MemoryStream();
            Safetensors.Write(stream, tensors);
            stream.Position = 0;

            var read = Safetensors.Read(stream);

            Assert.Equal(tensors.Where(t => t.Values.Length > 0).Select(Describe), read.Where(t => t.Values.Length > 0).Select(Describe));
            Assert.Equal(tensors.Length, read.Count);
        });

    [Fact]
    public void StartsTheValuesAtAMultipleOfEight() =>
        Tensors.Sample(tensors =>
        {
            using var stream = new MemoryStream();

            Safetensors.Write(stream, tensors);

            Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(stream.ToArray()) % 8);
        });

    [Fact]
    public void ReadsHalvesAndBrainFloats()
    {
        var file = File(
            """{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[4,6]}}""",
            [0x00, 0x3C, 0x00, 0xC1, 0x80, 0x3F]
        );

        var read = Safetensors.Read(file);

        Assert.Equal([1f, -2.5f], read[0].Values);
        Assert.Equal([1f], read[1].Values);
    }

    [Fact]
    public void MatricesInEightBitsAreWithinHalfAStepOfTheirRow() =>
        Tensors
            .Where(tensors =>
                tensors.All(tensor => tensor.Values.All(value => MathF.Abs(value) < 1e38f) && tensor.Shape.All(size => size > 0))
            )
            .Sample(tensors =>
            {
                using var stream = new MemoryStream();
                Safetensors.Write(stream, tensors, eightBits: true);
                stream.Position = 0;

                var read = Safetensors.Read(stream);

                foreach (var (was, now) in tensors.Zip(read))
                {
                    Assert.Equal((was.Name, string.Join(' ', was.Shape)), (now.Name, string.Join(' ', now.Shape)));
                    if (was.Shape.Length != 2)
                    {
                        Assert.Equal(was.Values, now.Values);
                        continue;
                    }
                    foreach (var (before, after) in was.Values.Chunk(was.Shape[1]).Zip(now.Values.Chunk(was.Shape[1])))
                    {
                        // The smallest floats, without a whole mantissa, are farther apart.
                        var half = 0.501f * before.Max(MathF.Abs) / 127 + 127 * float.Epsilon;
                        Assert.All(before.Zip(after), pair => Assert.InRange(MathF.Abs(pair.First - pair.Second), 0, half));
                    }
                }
            });

    [Theory]
    [InlineData("""{"a":{"dtype":"I8","shape":[1,2],"data_offsets":[0,2]}}""", 2)]
    [InlineData(
        """{"b.scale":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"I8","shape":[1,2],"data_offsets":[4,6]}}""",
        6
    )]
    [InlineData(
        """{"a.scale":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"I8","shape":[1,2],"data_offsets":[8,10]}}""",
        10
    )]
    public void EightBitsNeedTheScalesOfTheirRows(string header, int length) =>
        Assert.Contains(
            "does not follow the scales",
            Assert.Throws<ShowrunnerException>(() => Safetensors.Read(File(header, new byte[length]))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void IgnoresMetadata() => Assert.Empty(Safetensors.Read(File("""{"__metadata__":{"format":"pt"}}""", [])));

    [Theory]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "has type F64")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        4,
        "b overlaps"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        8,
        "b overlaps"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "gap before a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "4 bytes and 8 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "8 bytes and 4 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "does not fit its offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "negative size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "does not fit its offsets")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647,4],"data_offsets":[0,4]}}""",
        4,
        "does not fit its offsets"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        8,
        "twice"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 0, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "cannot be read")]
    [InlineData("""{"a":7}""", 0, "cannot be read")]
    [InlineData("""[]""", 0, "not a JSON object")]
    [InlineData("""{""", 0, "cannot be read")]
    public void RefusesWhatIsNotValid(string header, int length, string reason)
    {
        var exception = Assert.Throws<ShowrunnerException>(() => Safetensors.Read(File(header, new byte[length])));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 })]
    public void RefusesAHeaderThatIsNotThere(byte[] file) =>
        Assert.Throws<ShowrunnerException>(() => Safetensors.Read(new MemoryStream(file)));

    [Fact]
    public void RefusesToWriteTheSameNameTwiceOrAWrongShape()
    {
        var tensor = new NamedTensor("a", [1], [0f]);

        Assert.Throws<ArgumentException>(() => Safetensors.Write(Stream.Null, [tensor, tensor]));
        Assert.Throws<ArgumentException>(() => Safetensors.Write(Stream.Null, [tensor with { Shape = [2] }]));
    }

    private static string Describe(NamedTensor tensor) =>
        $"{tensor.Name} {string.Join(',', tensor.Shape)} {string.Join(',', tensor.Values.Select(BitConverter.SingleToUInt32Bits))}";

    private static MemoryStream File(string header, byte[] content)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(header));
        return new MemoryStream([.. length, .. Encoding.UTF8.GetBytes(header), .. content]);
    }
}
