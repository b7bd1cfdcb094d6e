using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Showrunner.Cli;

/// <summary>An option of one number.</summary>
/// <remarks>For the parser it is a text: what the parser does with numbers is compiled at each start, and the first word is wanted at once.</remarks>
internal sealed class NumberOption<T> : Option<string?>
    where T : struct, INumber<T>
{
    private readonly T _from,
        _to;
    private readonly NumberStyles _styles;

    public NumberOption(string name, string description, T from, T to, string? unless, NumberStyles styles, string kind, string symbol)
        : base(name)
    {
        (_from, _to, _styles) = (from, to, styles);
        var range = string.Create(CultureInfo.InvariantCulture, $"{from:0.########} to {to:0.########}");
        Description = $"{description} ({range}{(unless is null ? "" : $"; default: {unless}")})";
        HelpName = symbol;
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }, ..] && Read(text) is null)
                result.AddError($"{name} takes {kind} from {range}, not '{text}'.");
        });
    }

    /// <summary>The number that was given.</summary>
    public T? In(ParseResult parsed) => parsed.GetValue(this) is { } text ? Read(text) : null;

    private T? Read(string text) =>
        T.TryParse(text, _styles, CultureInfo.InvariantCulture, out var value) && value >= _from && value <= _to ? value : null;
}
