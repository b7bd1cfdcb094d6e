namespace Showrunner;

/// <summary>
/// A script that a writer and a model make together, line by line: its lines so far, and what the model offers for the next line or
/// for one that is redone. Immutable: every step gives another session, so undoing and branching only need the old one.
/// </summary>
public sealed record WritingSession
{
    private const int TriesEach = 8; // what was offered before is written again with another seed

    private readonly ScriptWriter _writer;
    private readonly Spelling? _spelling;

    /// <summary>
    /// Starts a session on <paramref name="text"/>, a script or nothing. Offers are spelt by <paramref name="spelling"/>; null: in lower
    /// case.
    /// </summary>
    /// <exception cref="ShowrunnerException">As in <see cref="Control"/>.</exception>
    public WritingSession(ScriptWriter writer, WritingOptions? options = null, string text = "", Spelling? spelling = null)
    {
        (_writer, _spelling, Options, Seed) = (writer, spelling, writer.Planned(options ?? new()), options?.Seed ?? ScriptWriter.NewSeed());
        Lines = LinesOf(text);
        Line = Lines.Count + 1;
        Options.OneLine().Validate(writer.Model);
        End = Read(NewContext(), Lines);
    }

    /// <summary>The lines so far: speeches, settings and prose.</summary>
    public IReadOnlyList<string> Lines { get; private init; }

    /// <summary>The number of the line that is on offer, from 1: the next line, or one of the lines so far.</summary>
    public int Line { get; private init; }

    /// <summary>How that line begins, such as <c>jerry:</c>; empty where the model chooses.</summary>
    public string Beginning { get; private init; } = "";

    /// <summary>What the model offers for that line; a new setting comes with the speech after it.</summary>
    public IReadOnlyList<string> Offers { get; private init; } = [];

    /// <summary>How the model writes. <see cref="WritingOptions.Words"/> holds for each line.</summary>
    public WritingOptions Options { get; private init; }

    /// <summary>The seed of the next offer; each offer uses one.</summary>
    public ulong Seed { get; private init; }

    /// <summary>The script, its lines a blank line apart.</summary>
    public string Text => string.Concat(Lines.Select((line, i) => i == 0 ? line + "\n" : $"\n{line}\n"));

    private WritingContext End { get; init; } // all lines so far, read; to be cloned

    /// <summary>Offers <paramref name="count"/> versions of <see cref="Line"/>, if possible other ones than those on offer.</summary>
    /// <exception cref="OperationCanceledException">Thrown between two words.</exception>
    public WritingSession Offer(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var isNew = Line > Lines.Count;
        var text = isNew ? End.Clone() : Read(NewContext(), Lines.Take(Line - 1));
        text.ReadAll(Beginning);
        var options = Options.OneLine();
        if (!isNew || Beginning.Length > 0)
            options = options with { Script = options.Script with { Next = [] } };

        var (offers, seed) = (new List<string>(), Seed);
        for (var tries = TriesEach * count; offers.Count < count; tries--)
        {
            options = options with { Seed = seed++ };
            var offer = (
                Beginning + string.Concat(_writer.WriteAfter(text.Clone(), options, cancellationToken).Select(word => word.Text))
            ).Trim();
            if (_spelling is not null)
                offer = ReadableText.Of(Tokenizer.Encode(offer), _spelling);
            if (!isNew)
                offer = LinesOf(offer).FirstOrDefault("");
            if (tries <= count - offers.Count || !offers.Contains(offer) && !Offers.Contains(offer))
                offers.Add(offer);
        }
        return this with { Offers = offers, Seed = seed };
    }

    /// <summary>Takes the offer of that index. The line after all others comes next.</summary>
    public WritingSession Accept(int offer = 0) => Put(Offers[offer]);

    /// <summary>Takes a line written by hand instead of the offers.</summary>
    public WritingSession Put(string line)
    {
        var (lines, isNew) = (LinesOf(line), Line > Lines.Count);
        var all = (IReadOnlyList<string>)[.. Lines.Take(Line - 1), .. lines, .. Lines.Skip(Line)];
        var speeches = isNew ? lines.Count(put => Utterance.Parse(put).Speaker is not null) : 0;
        return this with
        {
            Lines = all,
            Line = all.Count + 1,
            Beginning = "",
            Offers = [],
            Options = Options with { Script = Options.Script with { Next = [.. Options.Script.Next.Skip(speeches)] } },
            End = isNew ? Read(End.Clone(), lines) : Read(NewContext(), all),
        };
    }

    /// <summary>Goes back to line <paramref name="line"/>, to be written anew; its speaker stays.</summary>
    /// <exception cref="ShowrunnerException">There is no such line.</exception>
    public WritingSession Redo(int line)
    {
        if (line < 1 || line > Lines.Count)
            throw new ShowrunnerException($"There is no line {line}: the script has {Lines.Count} lines.");

        var utterance = Utterance.Parse(Lines[line - 1]);
        var beginning =
            utterance.Setting is not null ? WordKinds.SettingStart
            : utterance.Speaker is { } speaker ? speaker + ":"
            : "";
        return this with { Line = line, Beginning = beginning, Offers = [] };
    }

    /// <summary>Gives the beginning of the next line, such as <c>jerry:</c>.</summary>
    public WritingSession Begin(string beginning) => this with { Line = Lines.Count + 1, Beginning = beginning.Trim(), Offers = [] };

    /// <summary>Writes with other options from now on, and with their seed if they have one. The offers stay.</summary>
    /// <exception cref="ShowrunnerException">
    /// A control lies outside its range, contradicts another, or names what the model does not know.
    /// </exception>
    public WritingSession Control(WritingOptions options)
    {
        options.OneLine().Validate(_writer.Model);
        return this with { Options = _writer.Planned(options), Seed = options.Seed == Options.Seed ? Seed : options.Seed ?? Seed };
    }

    // With directions, as the options can change to contrastive search at any time.
    private WritingContext NewContext() => new(_writer.Model, keepsDirections: true);

    private static WritingContext Read(WritingContext text, IEnumerable<string> lines)
    {
        text.ReadAll(string.Concat(lines.Select(line => line + "\n\n")));
        return text;
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
