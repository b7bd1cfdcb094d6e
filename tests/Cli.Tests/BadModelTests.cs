using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cli.Tests;

/// <summary>What every command that takes a model says of a file that is none, or a damaged one.</summary>
public sealed class BadModelTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Damages =>
        new()
        {
            { "missing", "does not exist" },
            { "empty", "is empty" },
            { "text", "is not a checkpoint" },
            { "another zip", "is not a checkpoint" },
            { "cut short", "cut short" },
            { "newer format", "Update showrunner" },
            { "wrong shape", "is damaged" },
            { "size past the end", "is damaged" },
            { "overlapping offsets", "is damaged" },
            { "unpacks to a gigabyte", "is damaged" },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task OneLineNamesTheFileAndTheCure(string damage, string reason)
    {
        var model = trained.CopyTo(_folder);
        Damage(model, damage);
        var before = File.Exists(model) ? await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken) : null;

        foreach (
            var command in (string[][])
                [
                    ["write", "jerry.show"],
                    ["evaluate", "jerry.show", "jerry.txt"],
                    ["train", "--resume", "jerry.show"],
                ]
        )
        {
            (await Tool.RunIn(_folder.Path, command)).FailedWith(1, "jerry.show", reason);
        }

        Assert.Equal(before, File.Exists(model) ? await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken) : null);
    }

    private static void Damage(string model, string damage)
    {
        switch (damage)
        {
            case "missing":
                File.Delete(model);
                break;
            case "empty":
                File.WriteAllBytes(model, []);
                break;
            case "text":
                File.WriteAllText(model, Some.Script);
                break;
            case "another zip":
                Replace(model, "manifest.json", null);
                break;
            case "cut short":
                using (var file = File.OpenWrite(model))
                    file.SetLength(file.Length / 2);
                break;
            case "newer format":
                Edit(model, "manifest.json", json => json.Replace("\"formatVersion\": 2", "\"formatVersion\": 99"));
                break;
            case "wrong shape":
                EditHeader(model, header => header.Replace("\"shape\":[32]", "\"shape\":[31]"));
                break;
            case "size past the end":
                EditHeader(model, header => header.Replace("\"data_offsets\":[0,", "\"data_offsets\":[9,"));
                break;
            case "overlapping offsets":
                EditHeader(
                    model,
                    header =>
                    {
                        var first = header.Split("\"data_offsets\":")[1].Split(']')[0];
                        var second = header.Split("\"data_offsets\":")[2].Split(']')[0];
                        return header.Replace(second, first);
                    }
                );
                break;
            case "unpacks to a gigabyte":
                Replace(model, "vocabulary.tsv", new byte[1 << 30], CompressionLevel.Fastest);
                break;
        }
    }

    private static void EditHeader(string model, Func<string, string> edit)
    {
        var bytes = Read(model, "weights.safetensors");
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var header = Encoding.UTF8.GetString(bytes, 8, length);
        var edited = edit(header);
        Assert.NotEqual(header, edited);
        var start = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(start, Encoding.UTF8.GetByteCount(edited));
        Replace(model, "weights.safetensors", [.. start, .. Encoding.UTF8.GetBytes(edited), .. bytes[(8 + length)..]]);
    }

    private static void Edit(string model, string entry, Func<string, string> edit)
    {
        var text = Encoding.UTF8.GetString(Read(model, entry));
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        Replace(model, entry, Encoding.UTF8.GetBytes(edited));
    }

    private static byte[] Read(string model, string entry)
    {
        using var zip = ZipFile.OpenRead(model);
        using var content = zip.GetEntry(entry)!.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Replace(string model, string entry, byte[]? content, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var zip = ZipFile.Open(model, ZipArchiveMode.Update);
        zip.GetEntry(entry)!.Delete();
        if (content is null)
            return;
        using var stream = zip.CreateEntry(entry, level).Open();
        stream.Write(content);
    }
}
