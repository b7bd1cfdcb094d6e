using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>One C# file of a project: the types it declares, and the words that can be types it uses.</summary>
/// <param name="Path">Relative to the project, with forward slashes.</param>
/// <param name="Code">The text with comments, strings and characters blanked; line breaks stay.</param>
internal sealed partial record SourceFile(string Path, string Code)
{
    /// <summary>"." for the project's own folder.</summary>
    public string Folder { get; } = System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/') is { Length: > 0 } folder ? folder : ".";

    public IEnumerable<string> Declared => Declaration().Matches(Code).Select(match => match.Groups["name"].Value);

    public IEnumerable<string> Mentioned => Word().Matches(Code).Select(match => match.Value).Distinct();

    public static SourceFile Read(string path, string project) =>
        new(System.IO.Path.GetRelativePath(project, path).Replace('\\', '/'), CodeOf(Files.Read(path)));

    public static SourceFile[] OfProject(string project) => [.. Files.Under(project, "*.cs").Select(path => Read(path, project))];

    public static string CodeOf(string text) => NoCode().Replace(text, match => LineContent().Replace(match.Value, " "));

    [GeneratedRegex(
        """
            ^(?:(?:public|internal|sealed|static|abstract|partial|readonly|unsafe|ref|file)\s+)*
            (?:class|record\ struct|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>[A-Z]\w*)
            """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(
        """"
            //[^\n]* | /\*.*?\*/ | (?<quotes>"{3,}).*?\k<quotes> | (?:@\$?|\$@)"(?:[^"]|"")*" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+'
            """",
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex NoCode();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex LineContent();
}
