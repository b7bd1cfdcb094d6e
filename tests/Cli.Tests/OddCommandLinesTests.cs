using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Cli.Tests;

/// <summary>Two hundred command lines, each with one mistake that people make, drawn from a fixed seed.</summary>
public sealed class OddCommandLinesTests : IDisposable
{
    private const int Lines = 200;

    // What each command can be given without doing anything that lasts.
    private static readonly (string[] Command, string[] Options, string[] Flags)[] Commands =
    [
        (
            ["train", "jerry.txt"],
            ["--epochs", "--minutes", "--hidden", "--layers", "--batch", "--seed", "--dropout"],
            ["--overwrite", "--json"]
        ),
        (["tune", "jerry.txt"], ["--trials", "--minutes", "--workers", "--threads", "--trial-epochs", "--seed"], ["--json"]),
        (
            ["write", "some.show"],
            ["--words", "--temperature", "--top-k", "--top-p", "--seed", "--scenes", "--longest-line"],
            ["--one-scene"]
        ),
        (["evaluate", "some.show", "jerry.txt"], ["--cache-words", "--cache-sharpness", "--cache-share"], ["--cache", "--json"]),
        (["report", "some.show", "--validation", "jerry.txt"], ["--words"], ["--json"]),
        (["corpus", "jerry.txt"], [], ["--json"]),
        (["study", "show", "journal:///study.log"], [], []),
    ];

    private static readonly string[] NoNumbers =
    [
        "",
        "abc",
        "1,5",
        "NaN",
        "1e999",
        "0x10",
        "--",
        "-7",
        "½",
        "٣",
        "1e-400x",
        "ja",
        "3 4",
        "🦢",
    ];

    private readonly TemporaryFolder _folder = new();

    public OddCommandLinesTests()
    {
        _folder.Write("jerry.txt", Some.Script);
        _folder.Write("empty.txt", "");
        _folder.Write("study.log", "");
        Some.Model(_folder, "some.show");
        Directory.CreateDirectory(_folder.File("folder"));
        File.WriteAllBytes(_folder.File("noise.bin"), [0x1F, 0x8B, 8, 1, 2, 3, 0xFF, 0xC0, 0x11, 0x19]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EachNamesTheWordAtFaultInOneLineAndChangesNoFile()
    {
        var random = new Random(20);
        var lines = Enumerable.Range(0, Lines).Select(i => Draw(random, i)).ToList();
        var before = Files();
        var offenders = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            lines,
            TestContext.Current.CancellationToken,
            async (line, _) =>
            {
                var result = await Tool.RunIn(_folder.Path, line.Arguments);
                var said = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var isRight =
                    result.Code is 1 or 2
                    && said is [.., var last]
                    && last.StartsWith("showrunner: ", StringComparison.Ordinal)
                    && said[..^1].All(other => other.StartsWith("note: ", StringComparison.Ordinal))
                    && last.Contains(line.Fault, StringComparison.Ordinal)
                    && !result.Error.Contains("Unexpected", StringComparison.Ordinal)
                    && !result.Error.Contains("   at ", StringComparison.Ordinal);
                if (!isRight)
                {
                    offenders.Add(
                        $"{string.Join(' ', line.Arguments)}\n  lacks \"{line.Fault}\" ({result.Code}): {result.Error}{result.Output}"
                    );
                }
            }
        );

        Assert.True(offenders.IsEmpty, string.Join('\n', offenders));
        Assert.Equal(before, Files());
    }

    private static (string[] Arguments, string Fault) Draw(Random random, int i)
    {
        var (command, options, flags) = Commands[random.Next(Commands.Length)];
        var option = options.Length > 0 ? options[random.Next(options.Length)] : "--study";
        var misspelt = Misspelt(option, random);
        return (i % 10) switch
        {
            0 => ([.. command, misspelt, "3"], misspelt),
            1 => ([.. command, $"{misspelt}=3"], misspelt),
            2 => Number(command, options, random),
            3 => ([.. command, option], option),
            4 => ([.. command, option, "3", option, "3"], option),
            5 => Missing(command, random),
            6 => OtherKind(random),
            7 => ([Misspelt(command[0], random), .. command[1..]], ""),
            8 => Extra(command, flags, random),
            _ => Contradiction(random),
        };
    }

    private static (string[], string) Number(string[] command, string[] options, Random random)
    {
        if (options.Length == 0)
            (command, options, _) = Commands[random.Next(4)];
        var (option, value) = (options[random.Next(options.Length)], NoNumbers[random.Next(NoNumbers.Length)]);
        return ([.. command, $"{option}={value}"], option);
    }

    private static (string[], string) Missing(string[] command, Random random)
    {
        string[] names = ["none.txt", "jery.txt", "folder/jerry.txt", "-", "*.script", "ünïcode 🦢.txt"];
        var name = names[random.Next(names.Length)];
        return command[0] switch
        {
            "study" => (["study", "show", $"journal:///{name}x"], $"{name}x"),
            "train" or "tune" or "corpus" => ([command[0], name == "-" ? "none-" : name], name == "-" ? "none-" : name),
            _ => ([command[0], $"{name}.show"], $"{name}.show"),
        };
    }

    private static (string[], string) OtherKind(Random random) =>
        random.Next(8) switch
        {
            0 => (["write", "jerry.txt"], "jerry.txt"),
            1 => (["write", "folder"], "folder"),
            2 => (["evaluate", "empty.txt", "jerry.txt"], "empty.txt"),
            3 => (["train", "empty.txt"], "empty.txt"),
            4 => (["train", "noise.bin"], "noise.bin"),
            5 => (["corpus", "some.show"], "some.show"),
            6 => (["report", "noise.bin"], "noise.bin"),
            _ => (["study", "list", "mongo://x"], "mongo"),
        };

    private static (string[], string) Extra(string[] command, string[] flags, Random random)
    {
        var word = new[] { "hello", "--what", "-q", "---", "-1" }[random.Next(5)];
        // What can take any number of files takes a word for one more.
        return word == "hello" && command[0] is not ("write" or "study")
            ? (["write", "some.show", word], word)
            : ([.. command, .. flags, word], word);
    }

    private static (string[], string) Contradiction(Random random) =>
        random.Next(8) switch
        {
            0 => (["train", "--resume", "some.show", "--layers", "2"], "--layers"),
            1 => (["write", "some.show", "--redo", "2"], "--script"),
            2 => (["write", "some.show", "--probabilities", "--restore-case"], "--restore-case"),
            3 => (["write", "some.show", "--beams", "2", "--scenes", "2"], "--scenes"),
            4 => (["write", "some.show", "--script", "jerry.txt", "--redo", "9"], "line 9"),
            5 => (["tune", "jerry.txt", "--trial-epochs", "1", "--trial-minutes", "1"], "--trial-minutes"),
            6 => (["train", "jerry.txt", "--out", "some.show"], "some.show"),
            _ => (["train", "jerry.txt", "--embedding", "4096", "--hidden", "4096", "--layers", "8"], "--layers"),
        };

    /// <summary>A letter left out, doubled, exchanged with the next or taken for its neighbour in the alphabet.</summary>
    private static string Misspelt(string word, Random random)
    {
        var at = random.Next(word[0] == '-' ? 2 : 0, word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, $"{word[at]}"),
            2 when word[at] != word[at + 1] => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => $"{word[..at]}{(char)(word[at] == 'z' ? 'a' : word[at] + 1)}{word[(at + 1)..]}",
        };
    }

    private List<string> Files() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : path),
        ];
}
