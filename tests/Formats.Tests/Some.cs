using Showrunner.Formats;

namespace Formats.Tests;

internal static class Some
{
    /// <summary>A script of several pages.</summary>
    public static ScriptDocument Script { get; } =
        new([
            .. Enumerable
                .Range(1, 12)
                .SelectMany<int, ScriptElement>(scene =>
                    [
                        new ScriptElement.Heading($"INT. ROOM {scene} - DAY"),
                        new ScriptElement.Direction("A kettle. It leaks."),
                        new ScriptElement.Speech(
                            "ANN",
                            "(quietly) Nine minutes. (beat) It has always been nine minutes, and nobody knows why."
                        ),
                        new ScriptElement.Speech(
                            "MR. GULL",
                            string.Join(' ', Enumerable.Repeat("The bridge has been half a bridge for years.", scene))
                        ),
                    ]
                ),
        ]);
}
