using System.CommandLine;
using System.Numerics;

namespace Showrunner.Cli;

/// <summary>A control over writing as an option.</summary>
/// <param name="Option">The option.</param>
/// <param name="Set">Sets the control to what was given.</param>
internal sealed record ControlOption(Option Option, Func<ParseResult, WritingOptions, WritingOptions> Set)
{
    /// <summary>The option of <paramref name="control"/>: <c>--top-k</c> for the control top-k.</summary>
    public static ControlOption Of(WritingControl control) =>
        control switch
        {
            NumberControl<int> number => Number(number),
            NumberControl<double> number => Number(number),
            NumberControl<ulong> seed => Seed(seed),
            FlagControl flag => Flag(flag),
            TextControl text => Text(text),
            ListControl list => List(list),
            NumbersControl numbers => Numbered(numbers),
            _ => throw new NotSupportedException($"There is no option for controls like {control.Name}."),
        };

    private static string NameOf(WritingControl control) => $"--{control.Name}";

    private static ControlOption Number<T>(NumberControl<T> control)
        where T : struct, INumber<T>
    {
        var option = new NumberOption<T>(NameOf(control), control.Help, control.Allows, control.Range, control.Default);
        return new(option, (parsed, options) => option.In(parsed) is { } value ? control.Set(options, value) : options);
    }

    // Short enough to type again.
    private static ControlOption Seed(NumberControl<ulong> control)
    {
        var option = Numbers.Whole(NameOf(control), control.Help, 0, int.MaxValue, control.Default);
        return new(option, (parsed, options) => option.In(parsed) is { } value ? control.Set(options, (ulong)value) : options);
    }

    private static ControlOption Flag(FlagControl control)
    {
        var option = new Option<bool>(NameOf(control)) { Description = control.Help };
        return new(option, (parsed, options) => control.Set(options, parsed.GetValue(option)));
    }

    private static ControlOption Text(TextControl control)
    {
        var option = control.Choices.IsEmpty
            ? new Option<string?>(NameOf(control)) { Description = control.Help, HelpName = control.Placeholder }
            : Choice.Of(NameOf(control), control.Help, [.. control.Choices]);
        return new(option, (parsed, options) => parsed.GetValue(option) is { } value ? control.Set(options, value) : options);
    }

    private static ControlOption List(ListControl control)
    {
        var help = control.Default == "none" ? control.Help : $"{control.Help} (default: {control.Default})";
        return control.HasNames
            ? Of(Lists.Commas(NameOf(control), help, control.Placeholder))
            : Of(Lists.Repeated(NameOf(control), help, control.Placeholder));

        ControlOption Of<T>(Option<T> option)
            where T : IReadOnlyList<string>? =>
            new(option, (parsed, options) => parsed.GetValue(option) is { } value ? control.Set(options, value) : options);
    }

    private static ControlOption Numbered(NumbersControl control)
    {
        var option = Lists.Pairs(NameOf(control), $"{control.Help} ({control.Range}; default: {control.Default})");
        return new(option, (parsed, options) => parsed.GetValue(option) is { } value ? control.Set(options, value) : options);
    }
}
