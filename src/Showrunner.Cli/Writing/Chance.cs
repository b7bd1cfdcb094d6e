namespace Showrunner.Cli;

/// <summary>Whether anything is drawn, so that another seed gives another text.</summary>
internal static class Chance
{
    /// <summary>False for searches, and where always the likeliest word is taken.</summary>
    public static bool Decides(WritingOptions options) => WhyNot(options) is null;

    /// <summary>What leaves nothing to chance, in a sentence with what to change; null where chance decides.</summary>
    public static string? WhyNot(WritingOptions options) =>
        options switch
        {
            { Beams: not null } => "--beams draws nothing: it gives the same text for every seed.",
            { ContrastiveK: not null } => "--contrastive-k draws nothing: it gives the same text for every seed.",
            { Temperature: 0, TemperatureRange: 0, Mirostat: null } when options.Script.Temperatures.Values.All(own => own == 0) =>
                "--temperature 0 draws nothing: it gives the same text for every seed.",
            { TopK: 1, Mirostat: null } => "--top-k 1 draws nothing: it gives the same text for every seed.",
            _ => null,
        };
}
