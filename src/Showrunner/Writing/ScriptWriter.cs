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
        ISampler[] samplers = [new TopK(options.TopK), new Temperature(options.Temperature)];
        var candidates = new Candidates(model.Vocabulary.Size);
        var state = new LstmState(model.Options);
        var decoder = new TextDecoder();

        // The corpus has an empty line before each speech.
        var last = model.Vocabulary.IdOf(Tokenizer.Return);
        model.Step(last, state);
        foreach (var token in Tokenizer.Encode(prime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Step(last, state);
            last = model.Vocabulary.IdOf(token);
            yield return decoder.Append(token);
        }

        for (var word = 0; word < options.Words; word++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Step(last, state, candidates.AllLogits);
            candidates.Restore();
            foreach (var sampler in samplers) sampler.Apply(candidates);
            last = candidates.Draw(random);
            yield return decoder.Append(model.Vocabulary.Words[last]);
        }
    }
}
