using System.Text.Json;

namespace Showrunner.Studio;

/// <summary>What to do about what looks wrong in scripts.</summary>
internal static class FindingAdvice
{
    // By a few words of the findings of CorpusFindings, in its order.
    private static readonly (string Words, string Advice)[] Known =
    [
        ("The text is short", "Add another episode or season."),
        ("without spaces between them", "Put spaces between the words with a word segmenter, and bring the file again."),
        ("no speaker, setting or direction", "Choose another format or other columns, or leave it: such lines are learnt as prose."),
        ("a speaker who says nothing", "Choose another column for the words, or complete those lines in the file."),
        ("an empty table cell", "Choose another column for the words, or remove those rows from the file."),
        ("a bracket that is not closed", "Close it in the file and bring that again, or leave it: a few do no harm."),
        ("as if line breaks were missing", "Choose another format, or put each speech on a line of its own."),
        ("as if a script were included twice", "Remove the script that is here twice."),
        ("misspelt", "Correct the names in the file and bring it again, or leave them: a rare name is hardly ever written."),
    ];

    public static FindingBody On(string finding, IReadOnlyList<ShowScript> scripts)
    {
        var advice = Known.FirstOrDefault(known => finding.Contains(known.Words, StringComparison.Ordinal)).Advice;
        return new(finding, advice, Fix(finding, scripts));
    }

    // What was read with a person's own wish and looks wrong may be right as it was guessed.
    private static FixBody? Fix(string finding, IReadOnlyList<ShowScript> scripts)
    {
        if (!finding.Contains("; the first is ", StringComparison.Ordinal))
            return null;
        var script = scripts.FirstOrDefault(script =>
            finding.Contains($"the first is {script.Record.File}, line ", StringComparison.Ordinal)
        );
        return script is { Record: { Format: not null } or { Columns.Count: > 0 } }
            ? new($"Guess how to read {script.Record.File}", script.Record.File, new() { Format = Null, Columns = Null })
            : null;
    }

    private static JsonElement Null { get; } = JsonElement.Parse("null");
}
