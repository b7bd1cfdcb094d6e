namespace Showrunner;

/// <summary>One version of a line.</summary>
/// <param name="Text">What follows the speaker's name.</param>
/// <param name="Seed">The seed that writes it.</param>
/// <param name="Score">How well it fits the scene: the sum of its words' <see cref="WrittenWord.Gain"/>.</param>
public sealed record LineVersion(string Text, ulong Seed, double Score);

/// <summary>
/// Works on a script that exists: continues it from any line, and writes single lines anew. Lines are counted from 1, without blank ones.
/// </summary>
public sealed class ScriptRewriter(ScriptWriter writer)
{
    /// <summary>Writes on after line <paramref name="line"/>, at most the last; the lines up to it come first.</summary>
    /// <inheritdoc cref="ScriptWriter.WriteWords" path="/exception"/>
    public IEnumerable<WrittenWord> GoOn(
        Script script,
        int line,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var lines = Lines(script);
        return writer.WriteWords(string.Join('\n', lines.Take(Place(lines, line) + 1)).TrimEnd() + "\n\n", options, cancellationToken);
    }

    /// <summary>
    /// Writes every speech anew except those of <paramref name="locked"/> lines; speakers, settings and prose stay as they are. A line is
    /// written from what is before it. <see cref="WritingOptions.Words"/> holds for each line.
    /// </summary>
    /// <inheritdoc cref="ScriptWriter.WriteWords" path="/exception"/>
    public IEnumerable<WrittenWord> Rewrite(
        Script script,
        IReadOnlySet<int> locked,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var lines = Lines(script);
        var places = locked.Select(line => Place(lines, line)).ToHashSet();
        var ofLine = OfLine(options);
        ofLine.Validate(writer.Model);
        return Rewrite(lines, places, ofLine, ofLine.Seed ?? ScriptWriter.NewSeed(), cancellationToken);
    }

    /// <summary>
    /// <paramref name="count"/> versions of the speech at <paramref name="line"/>, with seeds that rise from the options' by one: the
    /// one that fits the scene best first.
    /// </summary>
    /// <exception cref="ShowrunnerException">That line is no speech; or as in <see cref="ScriptWriter.WriteWords"/>.</exception>
    public IEnumerable<LineVersion> Versions(
        Script script,
        int line,
        int count,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var lines = Lines(script);
        var place = Place(lines, line);
        var speech = Utterance.Parse(lines[place], line);
        if (speech.Speaker is null)
            throw new ShowrunnerException($"Line {line} of {script.Name} is no speech: \"{lines[place]}\".");
        var ofLine = OfLine(options);
        ofLine.Validate(writer.Model);
        var context = writer.NewContext(ofLine);
        context.ReadAll(string.Concat(lines.Take(place).Select(before => before + "\n")) + speech.Speaker + ":");
        var seed = ofLine.Seed ?? ScriptWriter.NewSeed();
        return Enumerable
            .Range(0, count)
            .Select(i => Version(context.Clone(), ofLine with { Seed = seed + (ulong)i }, cancellationToken))
            .OrderByDescending(version => version.Score);
    }

    private LineVersion Version(WritingContext context, WritingOptions options, CancellationToken cancellationToken)
    {
        List<WrittenWord> words = [.. writer.WriteAfter(context, options, cancellationToken, ranks: true)];
        return new(string.Concat(words.Select(word => word.Text)).Trim(), options.Seed!.Value, WrittenWord.TotalGain(words));
    }

    private IEnumerable<WrittenWord> Rewrite(
        string[] lines,
        HashSet<int> locked,
        WritingOptions options,
        ulong seed,
        CancellationToken cancellationToken
    )
    {
        var context = writer.NewContext(options);
        for (var line = 1; line <= lines.Length; line++)
        {
            var speaker = locked.Contains(line - 1) ? null : Utterance.Parse(lines[line - 1], line).Speaker;
            foreach (var word in context.ReadAll(speaker is null ? lines[line - 1] : speaker + ":"))
                yield return word;
            if (speaker is not null)
            {
                foreach (var word in writer.WriteAfter(context, options with { Seed = seed + (ulong)line }, cancellationToken))
                    yield return word;
            }
            if (line == lines.Length)
                yield break;
            // Where the line ended by itself, its line end has been read already.
            if (speaker is null || context.Position.Part != ScriptPart.LineStart)
                yield return context.ReadAll("\n").Single();
            else
                yield return new(Tokenizer.Return, "\n", IsPrime: true);
        }
    }

    // The speaker is given, so those who are to come next have no say.
    private WritingOptions OfLine(WritingOptions? options)
    {
        var line = writer.Planned(options ?? new()).OneLine();
        return line with { Script = line.Script with { Next = [] } };
    }

    private static string[] Lines(Script script) => script.Text.TrimEnd().Split('\n');

    /// <summary>The index of the line of that number.</summary>
    private static int Place(string[] lines, int line)
    {
        int[] places = [.. lines.Index().Where(entry => !string.IsNullOrWhiteSpace(entry.Item)).Select(entry => entry.Index)];
        return line >= 1 && line <= places.Length
            ? places[line - 1]
            : throw new ShowrunnerException($"There is no line {line}: the script has {places.Length}, blank ones not counted.");
    }
}
