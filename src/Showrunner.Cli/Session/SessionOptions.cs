using System.CommandLine;
using System.CommandLine.Parsing;

namespace Showrunner.Cli;

/// <summary>The options of <c>write</c> as they are changed in a session.</summary>
internal static class SessionOptions
{
    private static readonly string[] OfWholeTexts = ["--lines", "--one-scene", "--setting"];

    /// <summary>The options that <paramref name="line"/> gives, and all else as in <paramref name="now"/>.</summary>
    /// <exception cref="ShowrunnerException">The line gives an option that does not exist, or a value that it does not take.</exception>
    public static WritingOptions Parse(string line, WritingOptions now, WritingArguments controls)
    {
        var command = new RootCommand { HelpName = "write" };
        foreach (var option in controls.All.Where(option => !OfWholeTexts.Contains(option.Name)))
            command.Add(option);
        var parsed = command.Parse(CommandLineParser.SplitCommandLine(line).ToArray());
        if (ParseErrors.In(parsed) is { } reason)
            throw new ShowrunnerException(reason);
        return controls.ToOptions(parsed, now);
    }
}
