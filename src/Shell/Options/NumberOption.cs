using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Shell;

/// <summary>An option of one number.</summary>
/// <remarks>
/// For the parser it is a text: what the parser does with numbers is compiled at each start, and the first word is wanted at once.
/// </remarks>
internal sealed class NumberOption<T> : Option<string?>
    where T : struct, INumber<T>
{
    private readonly Func<T, bool> _allows;
    private readonly NumberStyles _styles;

    /// <param name="name">The option.</param>
    /// <param name="description">Its help, without the range.</param>
    /// <param name="allows">Whether a number can be given.</param>
    /// <param name="range">Which numbers can be given.</param>
    /// <param name="byDefault">What holds where none is given; null: nothing worth saying.</param>
    public NumberOption(string name, string description, Func<T, bool> allows, string range, string? byDefault)
        : base(name)
    {
        var isReal = typeof(T) == typeof(double);
        (_allows, _styles) = (allows, isReal ? NumberStyles.Float : NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands);
        Description = $"{description} ({range}{(byDefault is null ? "" : $"; default: {byDefault}")})";
        HelpName = isReal ? "x" : "n";
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }, ..] && Read(text) is null)
                result.AddError($"{name} takes {(isReal ? "a number" : "a whole number")}, {range}, not '{text}'.");
        });
    }

    /// <summary>The number that was given.</summary>
    public T? In(ParseResult parsed) => parsed.GetValue(this) is { } text ? Read(text) : null;

    private T? Read(string text) =>
        HasThousands(text) && T.TryParse(text, _styles, CultureInfo.InvariantCulture, out var value) && _allows(value) ? value : null;

    // 1,000 is a thousand; 1,5 is no 15.
    private static bool HasThousands(string text) => text.Split(',').Skip(1).All(group => group.Length == 3);
}
