using System.Collections.Immutable;

namespace Showrunner;

/// <summary>Every control over writing, as one table.</summary>
public static class WritingControls
{
    /// <summary>
    /// The controls by subject, in the order of the help. Set in this order, single settings go before those of a style.
    /// </summary>
    public static ImmutableArray<WritingControlGroup> Groups { get; } =
    [
        new("Style", StyleControls.All),
        new("How much", LengthControls.All),
        new("Who speaks", ScriptControls.All),
        new("Which word comes next", DrawControls.All),
        new("Likeliest texts", SearchControls.All),
        new("Repetition", RepetitionControls.All),
        new("Single words", WordControls.All),
        new("Output", OutputControls.All),
    ];

    /// <summary>All controls, in the order of the help.</summary>
    public static ImmutableArray<WritingControl> All { get; } = [.. Groups.SelectMany(group => group.Controls)];

    /// <summary>The control called <paramref name="name"/>, such as <c>top-k</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static WritingControl Find(string name) =>
        All.FirstOrDefault(control => control.Name == name) ?? throw new KeyNotFoundException($"There is no control \"{name}\".");

    /// <summary>
    /// <paramref name="options"/> with the controls of these names set to numbers. Names of a newer version have no effect.
    /// </summary>
    public static WritingOptions Set(WritingOptions options, IReadOnlyDictionary<string, double> settings) =>
        All.Where(control => settings.ContainsKey(control.Name))
            .Aggregate(
                options,
                (changed, control) =>
                    control switch
                    {
                        NumberControl<int> whole => whole.Set(changed, (int)Math.Round(settings[control.Name])),
                        NumberControl<double> real => real.Set(changed, settings[control.Name]),
                        _ => changed,
                    }
            );
}

/// <summary>Controls of one subject.</summary>
/// <param name="Title">The subject.</param>
/// <param name="Controls">At least one.</param>
public sealed record WritingControlGroup(string Title, ImmutableArray<WritingControl> Controls);
