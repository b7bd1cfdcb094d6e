using System.Text.RegularExpressions;

namespace Tunewright.Cli.Tests;

/// <summary>docs/tunewright-cli.md from top to bottom, as its reader types it.</summary>
public sealed partial class GuideTests : IDisposable
{
    private static readonly string Guide = File.ReadAllText(Built.Guide);

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task EveryCommandRuns()
    {
        Write("train.py", Block("python"));
        Write("curve.sh", Block("bash"));
        Write("tunewright", $"#!/bin/bash\nexec {Built.Command} \"$@\"\n");
        await _tool.Shell("chmod +x tunewright");
        var commands = CommandLine().Matches(Guide).Select(match => match.Groups[1].Value).ToArray();

        Assert.InRange(commands.Length, 15, 100);
        foreach (var command in commands)
        {
            var result = await _tool.Shell($"PATH=.:$PATH; {command}");
            Assert.True(result.Code == 0, $"{command}: {result.Error}");
        }

        Assert.Equal(41, File.ReadAllLines(Path.Join(_tool.Folder, "trials.csv")).Length);
        Assert.Equal(20, Directory.GetFiles(Path.Join(_tool.Folder, "logs")).Length);
    }

    /// <summary>A newcomer meets every command there.</summary>
    [Fact]
    public async Task NamesEveryCommand()
    {
        var help = (await _tool.Run("--help")).Output;
        var commands = Command()
            .Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..])
            .Select(match => match.Groups[1].Value);

        Assert.All(commands, command => Assert.Contains(command, Guide));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Join(_tool.Folder, name), text);

    /// <summary>The guide's program in this language.</summary>
    private static string Block(string language) => Regex.Match(Guide, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^\$ (tunewright .*)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^  ([a-z][a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
