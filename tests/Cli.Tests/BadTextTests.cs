namespace Cli.Tests;

/// <summary>What <c>train</c> and <c>evaluate</c> say of text that cannot be read.</summary>
public sealed class BadTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[]?, string> Texts =>
        new()
        {
            { "missing.txt", null, "does not exist" },
            { "empty.txt", [], "is empty" },
            { "blank.txt", "\n \n"u8.ToArray(), "nobody says anything" },
            { "one.txt", "hello\n"u8.ToArray(), "only one word" },
            { "picture.txt", [0x89, .. "PNG\r\n"u8, 0, 0, 0, 13, .. new byte[100]], "is a picture (PNG)" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task OneLineNamesTheFileAndTheCure(string name, byte[]? content, string reason)
    {
        Some.Model(_folder);
        if (content is not null)
            await File.WriteAllBytesAsync(_folder.File(name), content, TestContext.Current.CancellationToken);

        foreach (
            var command in (string[][])
                [
                    ["evaluate", "jerry.show", name],
                    ["train", name],
                ]
        )
        {
            (await Tool.RunIn(_folder.Path, command)).FailedWith(1, name, reason);
        }

        Assert.Equal(["jerry.show"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Except([name]));
    }

    [Fact]
    public async Task FolderWithoutScriptsSaysHowToNameOthers()
    {
        Some.Model(_folder);
        Directory.CreateDirectory(_folder.File("season1"));

        var result = await Tool.RunIn(_folder.Path, "evaluate", "jerry.show", "season1");

        result.FailedWith(1, "season1 has no file in it", "*.md");
    }
}
