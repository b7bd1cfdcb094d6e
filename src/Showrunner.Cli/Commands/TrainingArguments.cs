using System.CommandLine;
using Showrunner.Base;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary>The command line's form of the table of training options.</summary>
internal sealed class TrainingArguments
{
    private readonly IReadOnlyList<(TrainingOption Option, Option Argument)> _arguments =
    [
        .. TrainingOption.All.Select(option => (option, ArgumentOf(option))),
    ];

    /// <summary>Every option, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [.. _arguments.Select(argument => argument.Argument)];

    /// <summary>
    /// The options for a training text of a number of words: those that were given, and those that suit the text and the model that
    /// training goes on from, if any.
    /// </summary>
    public TrainingOptions ToOptions(ParseResult parsed, int words, BaseModel? from)
    {
        var given = Given(parsed);
        var options = given.GetValueOrDefault("recipe") is "notebook"
            ? TrainingOptions.Notebook
            : TrainingOptions.For(words, (double?)given.GetValueOrDefault("minutes"), from?.Model);
        foreach (var (option, _) in _arguments)
        {
            if (given.TryGetValue(option.Name, out var value))
                options = option.Set(options, value);
        }
        return options;
    }

    /// <summary>The model that a text is best begun with, if nothing that was given says what the model shall be.</summary>
    public BaseModel? BaseFor(ParseResult parsed, Corpus text) => EnglishBase.LoadFor(text, Given(parsed).Keys);

    private Dictionary<string, object> Given(ParseResult parsed) =>
        _arguments
            .Select(argument => (argument.Option, Value: ValueOf(argument.Argument, parsed)))
            .Where(argument => argument.Value is not null)
            .ToDictionary(argument => argument.Option.Name, argument => argument.Value!);

    private static Option ArgumentOf(TrainingOption option)
    {
        var name = $"--{option.Name}";
        var help = option.MattersWhen is { } when ? $"{option.Help}; only {when}" : option.Help;
        var byDefault = option.IsChosen || option.Default == "none" ? null : option.Default;
        var defaultText = byDefault is null ? "" : $" (default: {byDefault})";
        return option.Kind switch
        {
            TrainingOptionKind.WholeNumber => new NumberOption<int>(
                name,
                help,
                number => option.Range.Contains(number),
                $"{option.Range}",
                byDefault
            ),
            TrainingOptionKind.Number => new NumberOption<double>(name, help, option.Range.Contains, $"{option.Range}", byDefault),
            TrainingOptionKind.Flag => new Option<bool?>(name) { Description = help + defaultText, HelpName = "true|false" },
            _ => Choice.Of(name, help + defaultText, [.. option.Choices]),
        };
    }

    private static object? ValueOf(Option argument, ParseResult parsed) =>
        argument switch
        {
            NumberOption<int> whole => whole.In(parsed),
            NumberOption<double> real => real.In(parsed),
            Option<bool?> flag => parsed.GetValue(flag),
            Option<string?> choice => parsed.GetValue(choice),
            _ => null,
        };
}
