namespace Showrunner.Studio;

/// <summary>Finds what lines have in common with the training text.</summary>
internal static class LineCopies
{
    private const int UsualRun = 6; // words and marks; real dialogue repeats shorter runs all the time
    private const int FewestShown = 3; // words and marks of a run in one line; fewer are a bracket or a full stop
    private const int MaxFrom = 60; // words of the training text around a run

    /// <exception cref="ShowrunnerException">The model's file does not have its training text, or the run is too short.</exception>
    public static CopiesBody Of(ScriptModel model, CopiesRequestBody request)
    {
        new ValueRange(3, 1_000).Check("number of words in a row", request.Words ?? UsualRun);
        var novelty =
            model.Show.Novelty ?? throw new ShowrunnerException("The model's file does not have its training text. Train it again.");
        var (words, places) = Read(model, request.Lines);
        var (lengths, runs, copied) = (novelty.Runs(words), new List<CopyBody>(), 0);
        for (var i = 0; i < words.Length; i++)
        {
            var run = lengths[i];
            if (run < (request.Words ?? UsualRun))
                continue;
            var from = From(model, novelty.Find(words.AsSpan(i, run))[0], run);
            runs.AddRange(Lines(places.AsSpan(i, run)).Select(place => new CopyBody(place.Line, place.Start, place.Length, run, from)));
            copied += run;
            i += run - 1;
        }
        return new(words.Length == 0 ? 0 : (double)copied / words.Length, runs);
    }

    // All lines as one text, since a run can go over line ends; each word with its place in its line.
    private static (int[] Words, Place[] Places) Read(ScriptModel model, IReadOnlyList<LineBody> lines)
    {
        var (words, places, separator) = (new List<int>(), new List<Place>(), Prime.Separator(model));
        foreach (var (number, line) in lines.Index())
        {
            var text = SceneLines.Of(line);
            var begin = line.Kind == LineKind.Speech ? text.Length - line.Text.Length : text.IndexOf(line.Text, StringComparison.Ordinal);
            var at = 0;
            foreach (var word in TypedText.Words(text + separator, model.Vocabulary))
            {
                var (start, end) = (at + word.Text.Length - word.Text.TrimStart().Length - begin, at + word.Text.Length - begin);
                at += word.Text.Length;
                words.Add(model.Vocabulary.IdOf(word.Token));
                places.Add(new(number, Math.Max(0, start), Math.Clamp(end, 0, line.Text.Length)));
            }
        }
        return ([.. words], [.. places]);
    }

    // The characters of each line that a run covers enough of; names and line ends have none.
    private static List<(int Line, int Start, int Length)> Lines(ReadOnlySpan<Place> run)
    {
        var found = new List<(int Line, int Start, int Length)>();
        foreach (var group in run.ToArray().Where(place => place.End > place.Start).GroupBy(place => place.Line))
        {
            if (group.Count() < FewestShown)
                continue;
            var start = group.Min(place => place.Start);
            found.Add((group.Key, start, group.Max(place => place.End) - start));
        }
        return found;
    }

    // From the line's beginning to the line's end.
    private static string From(ScriptModel model, int position, int length)
    {
        var (text, lineEnd) = (model.Show.TrainingWords!, model.Vocabulary.IdOf(Tokenizer.Return));
        var (start, end) = (position, position + length);
        while (start > 0 && text[start - 1] != lineEnd && position - start < MaxFrom)
            start--;
        while (end < text.Length && text[end] != lineEnd && end - position < MaxFrom)
            end++;
        return ReadableText.Of(text[start..end].Select(id => model.Vocabulary.Words[id]), model.Show.Spelling).Trim();
    }

    private readonly record struct Place(int Line, int Start, int End);
}
