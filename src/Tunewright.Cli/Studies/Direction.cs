using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>--direction</c>: which values are better, one word for each objective.</summary>
internal static class Direction
{
    private static readonly string[] Words = ["minimize", "maximize"];

    private static readonly Option<string[]> Option = Create();

    public static void AddTo(Command command) => command.Add(Option);

    /// <summary>The directions that were given, or null.</summary>
    public static IReadOnlyList<StudyDirection>? In(ParseResult parsed) =>
        parsed.GetValue(Option) is { Length: > 0 } words
            ? [.. words.Select(word => word == "maximize" ? StudyDirection.Maximize : StudyDirection.Minimize)]
            : null;

    private static Option<string[]> Create()
    {
        var option = new Option<string[]>("--direction", "--directions")
        {
            Description =
                "Whether small or large values are better; one word for each objective (default: as stored; minimize for a new study)",
            HelpName = string.Join('|', Words),
            AllowMultipleArgumentsPerToken = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !Words.Contains(token.Value)) is { } wrong)
                result.AddError($"--direction takes minimize or maximize, not '{wrong.Value}'.");
        });
        return option;
    }
}
