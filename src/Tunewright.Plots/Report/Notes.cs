using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Tunewright.Plots;

/// <summary>
/// Notes on studies and trials where optuna-dashboard keeps them, so that both show the same: among the study's system attributes, a
/// version and pieces of the text. Trials' notes stand there too, by the trial's id, because finished trials never change.
/// </summary>
internal static class Notes
{
    /// <summary>The dashboard's own limit of a piece, in characters.</summary>
    private const int MaxPiece = 2045;

    /// <summary>The note in a study's attributes.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">The id of a trial, or <see langword="null"/> for the note on the study itself.</param>
    public static NoteData Read(StudyRecord study, long? trial)
    {
        if (!study.SystemAttributes.TryGetValue(VersionKey(trial), out var stored) || PlainValue.AsDouble(stored) is not { } version)
            return new(0, "");
        var body = new StringBuilder();
        for (var i = 0; study.SystemAttributes.GetValueOrDefault(PieceKey(trial, i)) is string { Length: > 0 } piece; i++)
            body.Append(piece);
        return new((long)version, body.ToString());
    }

    /// <summary>The ids of the trials that have a note.</summary>
    public static ImmutableHashSet<long> Trials(StudyRecord study) =>
        [
            .. study
                .SystemAttributes.Keys.Select(key => key.Split(':'))
                .Where(parts => parts is ["dashboard", _, "note_ver"])
                .Select(parts => long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1),
        ];

    /// <summary>Replaces a note.</summary>
    public static void Write(IStudyStorage storage, StudyRecord study, long? trial, NoteData note)
    {
        var pieces = Pieces(note.Body).ToList();
        for (var i = 0; i < pieces.Count; i++)
            Set(PieceKey(trial, i), pieces[i]);
        for (var i = pieces.Count; study.SystemAttributes.GetValueOrDefault(PieceKey(trial, i)) is string { Length: > 0 }; i++)
            Set(PieceKey(trial, i), "");
        Set(VersionKey(trial), note.Version);

        void Set(string key, object value) => storage.SetStudyAttribute(study, AttributeOwner.System, key, value);
    }

    private static IEnumerable<string> Pieces(string body)
    {
        for (var start = 0; start < body.Length; )
        {
            var end = Math.Min(start + MaxPiece, body.Length);
            if (end < body.Length && char.IsHighSurrogate(body[end - 1]))
                end--;
            yield return body[start..end];
            start = end;
        }
    }

    private static string VersionKey(long? trial) => $"{Prefix(trial)}note_ver";

    private static string PieceKey(long? trial, int piece) => FormattableString.Invariant($"{Prefix(trial)}note_str:{piece}");

    private static string Prefix(long? trial) => trial is { } id ? FormattableString.Invariant($"dashboard:{id}:") : "dashboard:";
}
