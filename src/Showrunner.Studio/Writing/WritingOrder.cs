using Showrunner.Serving;

namespace Showrunner.Studio;

/// <summary>What a page asks of a model, as options.</summary>
internal static class WritingOrder
{
    /// <summary>Words that are read of what comes before.</summary>
    public const int Context = 2_000;

    private const int UsualWords = 200;
    private const int WordsOfLine = 60;
    private const int MaxWords = 4_096;

    public static WritingOptions For(WriteRequestBody request, ScriptModel model)
    {
        var options = WritingOptionTables.Apply(request.Controls, WritingOptions.For(model));
        return options with
        {
            Lines = request.Lines,
            Words = (int)Math.Clamp(request.Words ?? (long?)request.Lines * WordsOfLine ?? UsualWords, 0, MaxWords),
            Seed = request.Seed ?? JsonSeed.New(),
            Script = request.Speakers is { Count: > 0 } speakers ? options.Script with { Cast = speakers } : options.Script,
        };
    }

    /// <summary>For versions of one line; its speaker is given, so those who are to come next have no say.</summary>
    public static WritingOptions ForLine(AlternativesRequestBody request, ScriptModel model)
    {
        var options = WritingOptionTables.Apply(request.Controls, WritingOptions.For(model)).OneLine();
        return options with
        {
            Seed = request.Seed ?? JsonSeed.New(),
            Script = request.Speaker is not null ? options.Script with { Next = [] } : options.Script,
        };
    }
}
