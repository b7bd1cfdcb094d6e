using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Showrunner;

/// <summary>Writes scenes with a trained model, word by word. Every text is a well-formed script. Safe for any number of threads.</summary>
public sealed class ScriptWriter
{
    // As many as words were ever drawn at once; each has four vectors of the vocabulary's size.
    private readonly ConcurrentBag<Candidates> _spare = [];

    /// <summary>Writes with <paramref name="model"/>.</summary>
    public ScriptWriter(ScriptModel model) => Model = model;

    /// <summary>The model that it writes with.</summary>
    public ScriptModel Model { get; }

    /// <summary>Everyone whom the model can let speak, those with most lines first.</summary>
    public IReadOnlyList<CastMember> Cast => Model.Show.Cast.Members;

    /// <summary>
    /// What a user should know of <paramref name="prime"/>, one sentence each: speakers and words that the model does not know, with the
    /// nearest that it knows, and a name whose colon is missing.
    /// </summary>
    /// <param name="prime">A text.</param>
    /// <param name="max">How many sentences at most.</param>
    public IReadOnlyList<string> Remarks(string prime, int max = 10) =>
        [.. PrimeRemarks.On(TypedText.Words(prime, Model.Vocabulary), Model).Take(max)];

    /// <summary>Writes on from <paramref name="prime"/>, which opens a line.</summary>
    /// <returns>Pieces of text, the prime's first, each as soon as it is certain; together they are the scene.</returns>
    /// <exception cref="ShowrunnerException">
    /// A control lies outside its range, contradicts another, or names what the model does not know.
    /// </exception>
    /// <exception cref="OperationCanceledException">Thrown between two words.</exception>
    public IEnumerable<string> Write(string prime, WritingOptions? options = null, CancellationToken cancellationToken = default) =>
        WriteWords(prime, options, cancellationToken).Select(word => word.Text);

    /// <inheritdoc cref="Write"/>
    /// <returns>The words, the prime's first, each as soon as it is certain; their texts together are the scene.</returns>
    public IEnumerable<WrittenWord> WriteWords(
        string prime,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Words(Begin(prime, options), cancellationToken);

    /// <inheritdoc cref="Write"/>
    /// <remarks>The words are drawn on the thread pool.</remarks>
    public async IAsyncEnumerable<string> WriteAsync(
        string prime,
        WritingOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var pieces = Write(prime, options, cancellationToken).GetEnumerator();
        while (await Task.Run(pieces.MoveNext, cancellationToken).ConfigureAwait(false))
            yield return pieces.Current;
    }

    /// <summary>
    /// Writes <paramref name="count"/> texts, with seeds that rise from the options' by one, and gives the one whose lines fit it best:
    /// that of the highest <see cref="WrittenWord.TotalGain"/>.
    /// </summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public IReadOnlyList<WrittenWord> WriteBest(
        string prime,
        int count,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        BeginSeveral(prime, count, options, ranks: true)
            .Select(draft => Words(draft, cancellationToken).ToList())
            .MaxBy(WrittenWord.TotalGain)!;

    /// <summary>Begins to write on from <paramref name="prime"/>, for <see cref="Advance"/>. The model reads nothing yet.</summary>
    /// <inheritdoc cref="Write" path="/exception[1]"/>
    public ScriptDraft Begin(string prime, WritingOptions? options = null) => BeginSeveral(prime, 1, options)[0];

    /// <summary>
    /// Begins <paramref name="count"/> texts, at least 1, that write on from <paramref name="prime"/>. The first has the options' seed; the
    /// seeds of the others rise from it by one. The options are checked and the prime is tokenized once for all.
    /// </summary>
    /// <param name="prime">How the texts begin.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">How to write.</param>
    /// <param name="ranks">
    /// Whether one of the texts is to be chosen: words come with their <see cref="WrittenWord.Gain"/> also where lines are not chosen, and
    /// the seeds behind the first are such that a neighbouring seed chooses among other texts.
    /// </param>
    /// <inheritdoc cref="Begin" path="/exception"/>
    public IReadOnlyList<ScriptDraft> BeginSeveral(string prime, int count, WritingOptions? options = null, bool ranks = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        options ??= new WritingOptions();
        options.Validate(Model);
        var given = TypedText.Words(WithSetting(prime, options.Script.Setting), Model.Vocabulary);
        var seed = options.Seed ?? NewSeed();
        options = ranks ? Planned(options with { Seed = seed }) : options; // texts to choose among are about the same
        var others = new SplitMix64(~seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => NewDraft(NewContext(options), given, Planned(options with { Seed = SeedOf(i) }), ranks)),
        ];

        // Of 53 bits, which JavaScript's numbers hold.
        ulong SeedOf(int i) => i == 0 || !ranks ? seed + (ulong)i : others.Next() >> 11;
    }

    /// <summary>
    /// Continues each of <paramref name="drafts"/>, which are of this model and not done, with one step of the model for all: mostly by
    /// one word. One that cannot go on is done, with a <see cref="ScriptDraft.Failure"/>, and the others go on.
    /// </summary>
    public void Advance(params ReadOnlySpan<ScriptDraft> drafts)
    {
        ScriptDraft[] all = [.. drafts];
        ModelStream[] streams = [.. all.SelectMany(draft => draft.Streams())];
        Model.Step(
            [.. streams.Select(stream => stream.Word)],
            [.. streams.Select(stream => stream.State)],
            [.. streams.Select(stream => stream.Logits)]
        );
        SpinningThreads.Shared.Run(
            all.Length,
            itemsPerPart: 1,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                    all[i].Take();
            }
        );
    }

    /// <summary>
    /// The same options with what the scene is <see cref="WritingOptions.About"/>, where it is to be drawn: their seed draws it.
    /// </summary>
    /// <exception cref="ShowrunnerException">The model does not hold its training text.</exception>
    public WritingOptions Planned(WritingOptions options) =>
        options.Plan ? options with { Plan = false, About = ScenePlan.Draw(Model.Show, options.Seed ?? NewSeed()) } : options;

    internal static ulong NewSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>An empty text that can be continued by <paramref name="options"/>.</summary>
    internal WritingContext NewContext(WritingOptions options) => new(Model, keepsDirections: options.ContrastiveK is not null);

    /// <summary>What is written after <paramref name="context"/>, which is continued, by options that are valid for the model.</summary>
    internal IEnumerable<WrittenWord> WriteAfter(
        WritingContext context,
        WritingOptions options,
        CancellationToken cancellationToken,
        bool ranks = false
    ) => Words(NewDraft(context, [], options, ranks), cancellationToken);

    private static string WithSetting(string prime, string? setting)
    {
        if (setting is null)
            return prime;
        if (prime.TrimStart().StartsWith(WordKinds.SettingStart, StringComparison.OrdinalIgnoreCase))
        {
            throw new ShowrunnerException(
                $"The prime \"{prime.Trim()}\" and the setting \"{setting}\" contradict each other: both say where the scene is."
            );
        }

        return $"{WordKinds.SettingStart} {setting.Trim()}]\n\n{prime}";
    }

    private ScriptDraft NewDraft(WritingContext context, IReadOnlyList<GivenWord> given, WritingOptions options, bool ranks) =>
        new(Model, context, given, options, read => Decode(read, options, ranks));

    private IDecoding Decode(WritingContext context, WritingOptions options, bool ranks)
    {
        var seed = options.Seed ?? NewSeed();
        var random = new SplitMix64(seed);
        var count = options.DrawsWords ? options.Candidates : 1;
        return options switch
        {
            { Beams: { } width } => new BeamSearch(context, width, options.LengthPenalty, Generate),
            { ContrastiveK: { } k } => new ContrastiveSearch(Model, context, Generate(context), k, options.ContrastiveAlpha),
            _ when count > 1 || ranks => new LineChoice(Model, context, Several(), options),
            _ => Generate(context),
        };

        Generation Generate(WritingContext text) => new(Model, text, options, random, _spare);

        // The first has the random numbers of a text without candidates; each other has its own.
        Generation[] Several()
        {
            var seeds = new SplitMix64(~seed);
            return
            [
                new(Model, context, options, random, _spare, ranks: true),
                .. Enumerable
                    .Range(1, count - 1)
                    .Select(_ => new Generation(Model, context.Clone(), options, new SplitMix64(seeds.Next()), _spare, ranks: true)),
            ];
        }
    }

    private IEnumerable<WrittenWord> Words(ScriptDraft draft, CancellationToken cancellationToken)
    {
        while (!draft.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Advance(draft);
            if (draft.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            foreach (var word in draft.NewWords)
                yield return word;
        }
    }
}
