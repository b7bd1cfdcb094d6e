using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>Many controls at once.</summary>
internal static class StyleControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        // It leaves no trace but the settings of other controls, which can then be set otherwise.
        new TextControl("style", _ => null, (o, value) => WritingStyle.Find(value).Apply(o))
        {
            Help = $"Several settings at once. {string.Join("; ", WritingStyle.All.Select(style => $"{style.Name}: {style.Help}"))}",
            Role = Text,
            Choices = [.. WritingStyle.All.Select(style => style.Name)],
            ApiNames = [new("style", Own)],
        },
    ];
}
