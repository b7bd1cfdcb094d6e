using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Showrunner;

/// <summary>Writes scenes with a trained model, word by word. Safe for any number of threads.</summary>
public sealed class ScriptWriter(ScriptModel model)
{
    /// <summary>The words of <paramref name="prime"/> that the model does not know, each once; writing goes on as if they were the unknown word.</summary>
    public IReadOnlyList<UnknownWord> FindUnknown(string prime) =>
        [.. Tokenizer.Encode(prime).Where(word => !model.Vocabulary.Contains(word)).Distinct()
            .Select(word => new UnknownWord(word, model.Vocabulary.Nearest(word, count: 3)))];

    /// <summary>Writes on from <paramref name="prime"/>, which opens a line.</summary>
    /// <returns>Pieces of text, the prime's first, each as soon as it is drawn; together they are the scene.</returns>
    /// <exception cref="ShowrunnerException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">Thrown between two words.</exception>
    public IEnumerable<string> Write(string prime, WritingOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new WritingOptions();
        options.Validate();
        if (options.MaxCopied is not null && model.Novelty is null)
            throw new ShowrunnerException("The model does not keep the text that it learnt, so that copying cannot be limited. Train it again, or give its text with --training.");
        return Pieces(prime, options, cancellationToken);
    }

    /// <inheritdoc cref="Write"/>
    /// <remarks>The words are drawn on the thread pool.</remarks>
    public async IAsyncEnumerable<string> WriteAsync(
        string prime, WritingOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var pieces = Write(prime, options, cancellationToken).GetEnumerator();
        while (await Task.Run(pieces.MoveNext, cancellationToken).ConfigureAwait(false)) yield return pieces.Current;
    }

    private IEnumerable<string> Pieces(string prime, WritingOptions options, CancellationToken cancellationToken)
    {
        var random = new SplitMix64(options.Seed ?? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        var lineEnd = model.Vocabulary.IdOf(Tokenizer.Return);
        var written = new List<int> { lineEnd };
        List<ISampler> samplers = [new TopK(options.TopK), new Temperature(options.Temperature)];
        if (options.MaxCopied is { } most) samplers.Insert(0, new CopyLimit(model.Novelty!, most, lineEnd, written));
        var candidates = new Candidates(model.Vocabulary.Size);
        var state = new LstmState(model.Options);
        var decoder = new TextDecoder();

        // The corpus has an empty line before each speech.
        var last = lineEnd;
        model.Step(last, state);
        foreach (var token in Tokenizer.Encode(prime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Step(last, state);
            written.Add(last = model.Vocabulary.IdOf(token));
            yield return decoder.Append(token);
        }

        for (var word = 0; word < options.Words; word++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Step(last, state, candidates.AllLogits);
            candidates.Restore();
            foreach (var sampler in samplers) sampler.Apply(candidates);
            written.Add(last = candidates.Draw(random));
            yield return decoder.Append(model.Vocabulary.Words[last]);
        }
    }
}
