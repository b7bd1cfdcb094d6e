using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>What the formatter does not settle: long strings, long files, and braces around a single line.</summary>
public partial class StyleTests
{
    private const int MaxColumns = 140;
    private const int MaxLines = 400;

    [Fact]
    public void LinesFitOnAScreen()
    {
        var wide =
            from path in Files.CSharp()
            from line in Files.Lines(path).Index()
            where line.Item.Length > MaxColumns
            select $"{path}:{line.Index + 1} has {line.Item.Length} columns";

        Offenders.AssertNone(wide, $"Lines have at most {MaxColumns} columns.");
    }

    [Fact]
    public void FilesHoldOneIdea()
    {
        var files = Files.CSharp().Where(path => Files.Lines(path).Length > MaxLines);

        Offenders.AssertNone(files, $"Files have at most {MaxLines} lines.");
    }

    [Fact]
    public void BodiesOfOneLineHaveNoBraces()
    {
        var braced =
            from path in Files.CSharp()
            from line in NeedlessBraces(SourceFile.CodeOf(Files.Read(path)).Split('\n'))
            select $"{path}:{line + 1}";

        Offenders.AssertNone(braced, "A body of one line has no braces, unless another branch needs them.");
    }

    [Theory]
    [InlineData("if (a)", "{", "b();", "}", true)]
    [InlineData("if (a)", "{", "b();", "}", "else", "{", "c();", "}", true)]
    [InlineData("if (a)", "{", "b();", "}", "else if (c)", "{", "d();", "e();", "}", false)]
    [InlineData("if (a)", "{", "b();", "c();", "}", "else", "{", "d();", "}", false)]
    [InlineData("if (", "a", ")", "{", "b();", "}", false)]
    [InlineData("foreach (var a in b)", "{", "if (a)", "c();", "}", false)]
    public void BracesAreNeedlessWhereNoBranchNeedsThem(params object[] linesAndVerdict) =>
        Assert.Equal(linesAndVerdict[^1], NeedlessBraces([.. linesAndVerdict[..^1].Cast<string>()]).Any());

    /// <summary>Where statements begin whose every branch is one line in braces.</summary>
    private static IEnumerable<int> NeedlessBraces(string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            if (Head().Match(lines[start]) is not { Success: true } head)
                continue;
            var indent = head.Groups["indent"].Value;
            var end = start;
            var needless = true;
            do needless &= IsOneLineInBraces(lines, ref end, indent);
            while (needless && end < lines.Length && lines[end].StartsWith($"{indent}else", StringComparison.Ordinal));
            if (needless)
                yield return start;
        }
    }

    /// <summary>Moves <paramref name="at"/> from a branch's head behind its body.</summary>
    private static bool IsOneLineInBraces(string[] lines, ref int at, string indent)
    {
        var body = at + 1;
        at += 4;
        return body + 2 < lines.Length && lines[body] == $"{indent}{{" && lines[body + 2] == $"{indent}}}";
    }

    [GeneratedRegex(@"^(?<indent>\s*)(?:(?:await )?foreach|if|for|while|lock|using|fixed) \(.*\)$")]
    private static partial Regex Head();
}
