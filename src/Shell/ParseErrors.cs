using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Shell;

/// <summary>What is wrong with a command line, in a sentence that names the word at fault and what to type instead.</summary>
internal static partial class ParseErrors
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? In(ParseResult parsed) =>
        Misread(parsed) ?? Unmatched(parsed) ?? (parsed.Errors is [var error, ..] ? Sentence(parsed, error) : null);

    /// <summary>An option that was taken for a file or for another option's value.</summary>
    private static string? Misread(ParseResult parsed)
    {
        var known = parsed.CommandResult.Command;
        // What comes after -- is meant as it is.
        var literal = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();
        var files = known.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).SkipLast(literal);
        if (files.FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-') is { } file)
            return NoOption(known, file.Value);

        foreach (var option in Options(known))
        {
            var values = parsed.GetResult(option)?.Tokens ?? [];
            if (values.FirstOrDefault(token => IsMisread(option, token.Value)) is { } value)
                return $"{option.Name} needs {Placeholder(option)}, and {NoOption(known, value.Value)}";
        }
        return null;

        // What is meant to be text may begin like an option: --prime "--what?"
        bool IsMisread(Option option, string value) =>
            LooksLikeOption().IsMatch(value)
            && (option.HelpName is "file" or "folder" or "url" or "name" or "n" or "x" || Nearest(value, Names(known)) is not null);
    }

    private static string? Unmatched(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
            return null;
        var command = parsed.CommandResult.Command;
        if (word.StartsWith('-'))
            return NoOption(command, word);
        var commands = command.Subcommands.Select(sub => sub.Name).ToList();
        if (commands.Count > 0 && command.Arguments.Count == 0)
            return $"\"{word}\" is no command of {Help.Name(command)}.{DidYouMean(word, commands) ?? $" There are {Listed(commands)}."}";
        // Options before it are read, so the word is one more than the command takes.
        return $"{Help.Name(command)} does not know what to do with \"{word}\". Put a text with spaces in quotes.";
    }

    private static string Sentence(ParseResult parsed, ParseError error) =>
        error.SymbolResult switch
        {
            OptionResult { Tokens: [], IdentifierTokenCount: 1, Option: var option } when option.Arity.MinimumNumberOfValues > 0 =>
                $"{option.Name} needs {Placeholder(option)} after it.",
            OptionResult { IdentifierTokenCount: > 1, Option: { AllowMultipleArgumentsPerToken: false } option }
                when option.Arity.MaximumNumberOfValues <= 1 => $"{option.Name} is given twice. Leave one out.",
            OptionResult { Option: Option<bool> or Option<bool?> } flag when flag.Tokens is [var value, ..] =>
                $"{flag.Option.Name} takes true or false, not '{value.Value}'.",
            ArgumentResult { Argument.Parents: var parents } flag
                when parents.OfType<Option>().FirstOrDefault() is Option<bool> or Option<bool?> && flag.Tokens is [var value, ..] =>
                $"{parents.OfType<Option>().First().Name} takes true or false, not '{value.Value}'.",
            _ when parsed.CommandResult.Command is { Arguments: [var argument, ..] } command
                    && parsed.GetResult(argument) is null or { Tokens: [] }
                    && argument.Arity.MinimumNumberOfValues > 0 =>
                $"{Help.Name(command)} needs <{argument.Name}>: {Uncapitalized(argument.Description ?? "")}.",
            _ when parsed.CommandResult.Command is { Action: null, Subcommands: [_, ..] commands } command =>
                $"{Help.Name(command)} needs one of its commands: {Listed(commands.Select(sub => sub.Name))}.",
            _ => Spaces().Replace(error.Message, " ").Trim() is var message && message.EndsWith('.') ? message : message + ".",
        };

    private static string NoOption(Command command, string word)
    {
        var name = word.Split('=')[0];
        var isFile =
            File.Exists(word) ? $" If it is a file, type ./{word}."
            : command is DocumentedCommand { RunsProgram: true } ? " What belongs to the program comes after --."
            : "";
        return $"{name} is no option of {Help.Name(command)}.{DidYouMean(name, Names(command))}{isFile}";
    }

    private static string? DidYouMean(string word, IEnumerable<string> words) =>
        Nearest(word, words) is { } nearest ? $" Did you mean {nearest}?" : null;

    /// <summary>The nearest of <paramref name="words"/>, if a third of the letters or fewer differ, or one begins with the word.</summary>
    private static string? Nearest(string word, IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Where(other => word.Length > 3 && other.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .MinBy(other => other.Length)
            ?? all.Select(other => (Word: other, Distance: Distance(word, other)))
                .Where(other => other.Distance <= Math.Max(1, word.TrimStart('-').Length / 3))
                .OrderBy(other => other.Distance)
                .FirstOrDefault()
                .Word;
    }

    private static IEnumerable<Option> Options(Command command) => command.Options.Where(option => !option.Hidden);

    private static IEnumerable<string> Names(Command command) => Options(command).Select(option => option.Name);

    private static string Placeholder(Option option) =>
        option switch
        {
            { HelpName: "n" } => "a whole number",
            { HelpName: "x" } => "a number",
            { HelpName: "file" } => "the name of a file",
            { HelpName: { } name } when name.Contains('|') => $"one of {Listed(name.Split('|'))}",
            { HelpName: { } name } => $"a value ({name})",
            _ => "a value",
        };

    private static string Uncapitalized(string text) => text.Length == 0 ? "" : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    // Letters that are exchanged are one mistake, not two (Damerau, 1964).
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] =
                    i == 0 || j == 0
                        ? i + j
                        : Math.Min(
                            Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                            rows[i - 1, j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1)
                        );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }

    [GeneratedRegex("^--?[A-Za-z][A-Za-z-]*(=.*)?$")]
    private static partial Regex LooksLikeOption();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
