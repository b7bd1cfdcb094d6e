using System.Buffers.Binary;
using System.Text.Json;

namespace Dashboard.Tests;

/// <summary>Reads the bytes that <c>web/study/columns.ts</c> describes, one number at a time.</summary>
internal sealed class ReadColumns
{
    private readonly List<double[]> _columns = [];

    public ReadColumns(ReadOnlySpan<byte> bytes)
    {
        Assert.Equal("TWC1"u8, bytes[..4]);
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        Assert.Equal(0, (8 + length) % 8);
        Header = JsonElement.Parse(bytes.Slice(8, length));
        var count = Header.GetProperty("count").GetInt32();
        var (objectives, parameters) = (Header.GetProperty("objectives").GetInt32(), Names("parameters"));
        for (var rest = bytes[(8 + length)..]; rest.Length > 0; rest = rest[(8 * count)..])
        {
            var column = new double[count];
            for (var i = 0; i < count; i++)
                column[i] = BinaryPrimitives.ReadDoubleLittleEndian(rest[(8 * i)..]);
            _columns.Add(column);
            if (count == 0)
                break;
        }
        if (count == 0)
            return;
        Assert.Equal(7 + objectives + parameters.Length + Names("numericAttributes").Length, _columns.Count);
        Values = _columns[7..(7 + objectives)];
        Parameters = parameters.Zip(_columns[(7 + objectives)..]).ToDictionary();
        Attributes = Names("numericAttributes").Zip(_columns[(7 + objectives + parameters.Length)..]).ToDictionary();
    }

    public JsonElement Header { get; }

    public double[] Number => _columns[0];

    public double[] State => _columns[1];

    public double[] Started => _columns[2];

    public double[] Ended => _columns[3];

    public double[] Flags => _columns[4];

    public double[] LastStep => _columns[5];

    public double[] LastValue => _columns[6];

    public List<double[]> Values { get; } = [];

    public Dictionary<string, double[]> Parameters { get; } = [];

    public Dictionary<string, double[]> Attributes { get; } = [];

    private string[] Names(string list) =>
        [
            .. Header
                .GetProperty(list)
                .EnumerateArray()
                .Select(one => one.ValueKind == JsonValueKind.Object ? one.GetProperty("name").GetString()! : one.GetString()!),
        ];
}
