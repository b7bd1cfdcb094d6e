using System.Globalization;

namespace Showrunner.Formats;

/// <summary>How files of one kind were read, which is told in one sentence.</summary>
public sealed class ReadingExplanation
{
    private readonly string _kind;
    private readonly string _how;
    private readonly IReadOnlyList<NoteCount> _counts;
    private readonly int _files;

    internal ReadingExplanation(string kind, string how, IReadOnlyList<NoteCount> counts, int files = 1) =>
        (_kind, _how, _counts, _files) = (kind, how, counts, files);

    /// <summary><c>CSV: speaker from 'Character', words from 'Line'; 18 rows with two speakers.</c></summary>
    public override string ToString()
    {
        var kind = _files == 1 ? _kind : string.Create(CultureInfo.InvariantCulture, $"{_kind} ({_files:N0} files)");
        var parts = _counts.Select(count => count.ToString()).Prepend(_how).Where(part => part.Length > 0);
        return parts.Any() ? $"{kind}: {string.Join("; ", parts)}." : $"{kind}.";
    }

    /// <summary>One for each kind of file that was read in the same way, with the counts of all such files together.</summary>
    internal static IEnumerable<ReadingExplanation> Together(IEnumerable<ReadingExplanation> all) =>
        all.GroupBy(one => (one._kind, one._how))
            .Select(alike => new ReadingExplanation(
                alike.Key._kind,
                alike.Key._how,
                NoteCount.Sums(alike.SelectMany(one => one._counts)),
                alike.Sum(one => one._files)
            ));

    /// <summary>The same where nothing was changed, so that nothing was counted.</summary>
    internal ReadingExplanation AsItStands() => new(_kind, _how, [], _files);
}
