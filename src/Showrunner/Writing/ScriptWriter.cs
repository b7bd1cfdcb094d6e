using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Showrunner;

/// <summary>Writes scenes with a trained model, word by word. Every text is a well-formed script. Safe for any number of threads.</summary>
public sealed class ScriptWriter
{
    private readonly ScriptModel _model;
    private readonly ConcurrentBag<Candidates> _spare = []; // as many as words were ever drawn for at once: four vectors of the vocabulary's size each

    /// <summary>Writes with <paramref name="model"/>.</summary>
    public ScriptWriter(ScriptModel model) => _model = model;

    /// <summary>Everyone whom the model may let speak, those with most lines first.</summary>
    public IReadOnlyList<CastMember> Cast => _model.Show.Cast.Members;

    /// <summary>The first words of <paramref name="prime"/> that the model does not know, each once; writing goes on as if they were the unknown word.</summary>
    /// <param name="prime">A text.</param>
    /// <param name="most">How many to name at most; each takes a comparison with the whole vocabulary.</param>
    public IReadOnlyList<UnknownWord> FindUnknown(string prime, int most = 10) =>
        [
            .. Tokenizer
                .Encode(prime)
                .Where(word => !_model.Vocabulary.Contains(word))
                .Distinct()
                .Take(most)
                .Select(word => new UnknownWord(word, _model.Vocabulary.Nearest(word, count: 3))),
        ];

    /// <summary>Writes on from <paramref name="prime"/>, which opens a line.</summary>
    /// <returns>Pieces of text, the prime's first, each as soon as it is certain; together they are the scene.</returns>
    /// <exception cref="ShowrunnerException">An option lies outside its range, contradicts another, or names what the model does not know.</exception>
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

    /// <summary>Begins to write on from <paramref name="prime"/>, for <see cref="Advance"/>.</summary>
    /// <inheritdoc cref="Write" path="/exception[1]"/>
    public ScriptDraft Begin(string prime, WritingOptions? options = null)
    {
        options ??= new WritingOptions();
        Begin(new WritingContext(_model), options); // all that can be wrong is said at once, not at the first word
        if (options.Script.Setting is { } setting)
        {
            if (prime.TrimStart().StartsWith(WordKinds.SettingStart, StringComparison.OrdinalIgnoreCase))
            {
                throw new ShowrunnerException(
                    $"The prime \"{prime.Trim()}\" and the setting \"{setting}\" contradict each other: both say where the scene is."
                );
            }

            prime = $"{WordKinds.SettingStart} {setting.Trim()}]\n\n{prime}";
        }
        return new(new WritingContext(_model), Tokenizer.Encode(prime), text => Begin(text, options));
    }

    /// <summary>
    /// Goes on in each of <paramref name="drafts"/>, which are of this model and not done, with one step of the model for all: mostly by
    /// one word.
    /// </summary>
    public void Advance(params ReadOnlySpan<ScriptDraft> drafts)
    {
        ScriptDraft[] all = [.. drafts];
        ModelStream[] streams = [.. all.SelectMany(draft => draft.Streams)];
        _model.Step(
            [.. streams.Select(stream => stream.Word)],
            [.. streams.Select(stream => stream.State)],
            [.. streams.Select(stream => stream.Logits)]
        );
        SpinningThreads.Shared.Run(
            all.Length,
            itemsAPart: 1,
            (first, end) =>
            {
                for (var i = first; i < end; i++)
                    all[i].Take();
            }
        );
    }

    /// <summary>Writes <paramref name="of"/> texts, with seeds that rise from the options' by one, and gives the one whose words are likeliest on average.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public IReadOnlyList<WrittenWord> WriteBest(
        string prime,
        int of,
        WritingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        options ??= new WritingOptions();
        var seed = options.Seed ?? NewSeed();
        return Enumerable
            .Range(0, of)
            .Select(i => WriteWords(prime, options with { Seed = seed + (ulong)i, Probabilities = true }, cancellationToken).ToList())
            .MaxBy(words =>
                words.Where(word => !word.IsPrime).Select(word => Math.Log(word.Probability!.Value)).DefaultIfEmpty(0).Average()
            )!;
    }

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

    /// <summary>The model that it writes with.</summary>
    public ScriptModel Model => _model;

    internal static ulong NewSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>Begins to write on from <paramref name="text"/>, which goes on with it.</summary>
    internal IDecoding Begin(WritingContext text, WritingOptions options)
    {
        options.Validate();
        if (options.MaxCopied is not null && _model.Show.Novelty is null)
        {
            throw new ShowrunnerException(
                "The model does not keep the text that it learnt, so that copying cannot be limited. Train it again, or give its text with --training."
            );
        }

        var random = new SplitMix64(options.Seed ?? NewSeed());
        Generation Of(WritingContext any) => new(_model, any, options, random, _spare);
        return options switch
        {
            { Beams: { } width } => new BeamSearch(text, width, options.LengthPenalty, Of),
            { ContrastiveK: { } k } => new ContrastiveSearch(_model, text, Of(text), k, options.ContrastiveAlpha),
            _ => new Sampling(Of(text), random),
        };
    }

    /// <summary>What is written after <paramref name="text"/>, which then belongs to the scene.</summary>
    internal IEnumerable<WrittenWord> WriteAfter(WritingContext text, WritingOptions options, CancellationToken cancellationToken) =>
        Words(new(text, [], after => Begin(after, options)), cancellationToken);

    private IEnumerable<WrittenWord> Words(ScriptDraft draft, CancellationToken cancellationToken)
    {
        while (!draft.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Advance(draft);
            foreach (var word in draft.NewWords)
                yield return word;
        }
    }
}
