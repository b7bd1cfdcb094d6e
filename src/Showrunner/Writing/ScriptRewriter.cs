namespace Showrunner;

/// <summary>One version of a line.</summary>
/// <param name="Text">What follows the speaker's name.</param>
/// <param name="Seed">The seed that writes it.</param>
/// <param name="MeanLogProbability">Mean of ln p over its words, by the model without any control; the higher, the likelier.</param>
public sealed record LineVersion(string Text, ulong Seed, double MeanLogProbability);

/// <summary>Works on a script that is there: goes on from any line, and writes single lines anew. Lines are counted from 1, blank ones too.</summary>
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
        CheckLine(lines, line);
        return writer.WriteWords(string.Join('\n', lines.Take(line)).TrimEnd() + "\n\n", options, cancellationToken);
    }

    /// <summary>
    /// Writes every speech anew but those of <paramref name="locked"/> lines; speakers, settings and prose stay as they are. A line is
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
        foreach (var line in locked)
            CheckLine(lines, line);
        options ??= new WritingOptions();
        writer.Begin(new WritingContext(writer.Model), OneLine(options, 0));
        return Rewrite(lines, locked, options with { Seed = options.Seed ?? ScriptWriter.NewSeed() }, cancellationToken);
    }

    /// <summary><paramref name="count"/> versions of the speech at <paramref name="line"/>, in the order of their seeds, which rise from the options' by one.</summary>
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
        CheckLine(lines, line);
        var speech = Utterance.Parse(lines[line - 1], line);
        if (speech.Speaker is null)
            throw new ShowrunnerException($"Line {line} of {script.Name} is no speech: \"{lines[line - 1]}\".");
        options = (options ?? new WritingOptions()) with { Probabilities = true };
        var seed = options.Seed ?? ScriptWriter.NewSeed();
        var text = new WritingContext(writer.Model);
        foreach (var token in Tokenizer.Encode(string.Concat(lines.Take(line - 1).Select(before => before + "\n")) + speech.Speaker + ":"))
            text.Read(token);
        writer.Begin(text.Clone(), OneLine(options, seed));
        return Enumerable.Range(0, count).Select(i => Version(text.Clone(), options, seed + (ulong)i, cancellationToken));
    }

    private LineVersion Version(WritingContext text, WritingOptions options, ulong seed, CancellationToken cancellationToken)
    {
        options = OneLine(options, seed);
        List<WrittenWord> words = [.. writer.WriteAfter(text, options, cancellationToken)];
        return new(
            string.Concat(words.Select(word => word.Text)).Trim(),
            seed,
            words.Select(word => Math.Log(word.Probability ?? 1)).DefaultIfEmpty(0).Average()
        );
    }

    private IEnumerable<WrittenWord> Rewrite(
        string[] lines,
        IReadOnlySet<int> locked,
        WritingOptions options,
        CancellationToken cancellationToken
    )
    {
        var text = new WritingContext(writer.Model);
        for (var line = 1; line <= lines.Length; line++)
        {
            var speaker = locked.Contains(line) ? null : Utterance.Parse(lines[line - 1], line).Speaker;
            foreach (var token in Tokenizer.Encode(speaker is null ? lines[line - 1] : speaker + ":"))
                yield return text.Read(token);
            if (speaker is not null)
            {
                var one = OneLine(options, options.Seed!.Value + (ulong)line);
                foreach (var word in writer.WriteAfter(text, one, cancellationToken))
                    yield return word;
            }
            if (line == lines.Length)
                yield break;
            // The scene has read the line end already where it ended by itself.
            if (speaker is null || text.Place.Part != ScriptPart.LineStart)
                yield return text.Read(Tokenizer.Return);
            else
                yield return new(Tokenizer.Return, "\n", IsPrime: true);
        }
    }

    private static WritingOptions OneLine(WritingOptions options, ulong seed) =>
        options with
        {
            Seed = seed,
            Lines = 1,
            OneScene = false,
            Script = options.Script with { Next = [], Setting = null },
        };

    private static string[] Lines(Script script) => script.Text.TrimEnd().Split('\n');

    private static void CheckLine(string[] lines, int line)
    {
        if (line < 1 || line > lines.Length)
            throw new ShowrunnerException($"There is no line {line}: the script has {lines.Length} lines, blank ones counted.");
    }
}
