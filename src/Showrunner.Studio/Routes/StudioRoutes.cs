using Showrunner.Formats;

namespace Showrunner.Studio;

/// <summary>What the studio is, and the tables of options.</summary>
internal static class StudioRoutes
{
    public static void MapStudio(this Api api, Workplace studio, string version)
    {
        api.Get(
            "/studio",
            "The studio: its folder, and the formats that it reads and writes",
            StudioJson.Default.StudioBody,
            _ => new StudioBody(version, studio.Gallery.Folder, Formats)
        );
        api.Get(
            "/options/training",
            "The options of training",
            StudioJson.Default.IReadOnlyListOptionGroupBody,
            _ => TrainingOptionTables.Groups
        );
        api.Get(
            "/options/writing",
            "The controls over writing",
            StudioJson.Default.IReadOnlyListOptionGroupBody,
            _ => WritingOptionTables.Groups
        );
    }

    private static IReadOnlyList<FormatBody> Formats { get; } =
    [.. ScriptFormat.All.Select(format => new FormatBody(format.Name, format.Description, format.Extensions, format.CanWrite))];
}
