using System.Collections.Immutable;

namespace Showrunner;

/// <summary>
/// The order in which controls change the scores of the next word. The form of a script, banned words and wanted words always come first.
/// </summary>
public static class SamplerOrder
{
    /// <summary>
    /// The order unless <see cref="WritingOptions.Order"/> gives another: bias, recall, copies, penalties, no-repeat, dry, top-n-sigma,
    /// top-k, typical, epsilon, eta, top-p, min-p, xtc, temperature, mirostat. It is llama.cpp's, with the controls added that
    /// llama.cpp lacks.
    /// </summary>
    public static ImmutableArray<string> Default { get; } =
    [
        .. WritingControls
            .All.Select(control => control.Stage)
            .OfType<SamplerStage>()
            .Distinct()
            .OrderBy(stage => stage.Position)
            .Select(stage => stage.Name)
            .OfType<string>(),
    ];

    /// <summary>The controls that <paramref name="options"/> set but leave out of their order, so that they are off.</summary>
    public static IReadOnlyList<string> LeftOut(WritingOptions options) =>
        options.Order is not { } order
            ? []
            :
            [
                .. Default.Where(name =>
                    !order.Contains(name)
                    && WritingControls.All.Any(control =>
                        control.Stage?.Name == name && control.IsOn(options) && !control.IsOn(WritingOptions.Usual)
                    )
                ),
            ];

    internal static void Check(WritingOptions options)
    {
        if (options.Order is not { } order)
            return;
        if (order.FirstOrDefault(name => !Default.Contains(name)) is { } unknown)
        {
            throw new ShowrunnerException(
                $"The order names \"{unknown}\", which is no control. "
                    + $"Did you mean {Default.MinBy(name => EditDistance.Between(name, unknown))}? "
                    + $"The controls are: {string.Join(", ", Default)}."
            );
        }

        if (order.CountBy(name => name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new ShowrunnerException($"The order names \"{twice}\" twice.");
        if (options.Mirostat is not null && order.Contains("mirostat") && order[^1] != "mirostat")
        {
            throw new ShowrunnerException(
                "The order has controls after mirostat. Put mirostat last: it learns from the words that are drawn."
            );
        }
    }
}
