using System.CommandLine;

namespace Showrunner.Cli;

/// <summary>An option for each of <see cref="WritingControls"/>. What is not given stays as it is.</summary>
internal sealed class WritingArguments
{
    private readonly ControlOption[] _options =
    [
        .. WritingControls.All.Where(control => control.Role != ControlRole.Output).Select(ControlOption.Of),
    ];

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => _options.Select(option => option.Option);

    /// <summary>The option of that name.</summary>
    public Option this[string name] => All.Single(option => option.Name == name);

    /// <summary>What was given, and all else as in <paramref name="options"/>.</summary>
    public WritingOptions ToOptions(ParseResult parsed, WritingOptions options) =>
        _options
            .Where(option => parsed.GetResult(option.Option) is { Implicit: false })
            .Aggregate(options, (changed, option) => option.Set(parsed, changed));
}
