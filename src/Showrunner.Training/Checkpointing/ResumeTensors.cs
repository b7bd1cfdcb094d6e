using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace Showrunner.Training;

/// <summary>The tensors that resuming needs besides the best weights, as files in the safetensors format.</summary>
internal static class ResumeTensors
{
    /// <summary>Made as they are asked for, so that one is in memory at a time.</summary>
    public static IReadOnlyDictionary<string, byte[]> Take(Learner learner) =>
        new Files(Tensors(learner).ToDictionary(file => file.Name, file => file.Tensors));

    /// <exception cref="ShowrunnerException">A file is missing, damaged, or of another model.</exception>
    public static void Restore(IReadOnlyDictionary<string, byte[]> files, Learner learner, string path)
    {
        foreach (var (name, tensors) in Tensors(learner))
        {
            if (!files.TryGetValue(name, out var bytes))
                throw new ShowrunnerException($"{path} holds a model, but not the {name} to resume its training with. Train a new one.");
            try
            {
                TensorFile.Restore(bytes, tensors);
            }
            catch (ShowrunnerException exception)
            {
                throw new ShowrunnerException($"{path}: {exception.Message}", exception);
            }
        }
    }

    private static IEnumerable<(string Name, IEnumerable<(string, Tensor)> Tensors)> Tensors(Learner learner)
    {
        var (parameters, average, state) = (learner.Model.Parameters, learner.Average, learner.State);
        yield return ("weights.safetensors", parameters.Select(parameter => (parameter.Name, parameter.Value)));
        yield return ("mean.safetensors", parameters.Select(parameter => (parameter.Name, parameter.Mean)));
        yield return ("square.safetensors", parameters.Select(parameter => (parameter.Name, parameter.Square)));
        if (average is not null)
            yield return ("average.safetensors", average.Tensors);
        yield return (
            "state.safetensors",
            state
                .Hidden.Index()
                .Select(layer => ($"hidden.{layer.Index}", layer.Item))
                .Concat(state.Cell.Index().Select(layer => ($"cell.{layer.Index}", layer.Item)))
        );
    }

    private sealed class Files(Dictionary<string, IEnumerable<(string, Tensor)>> tensors) : IReadOnlyDictionary<string, byte[]>
    {
        public int Count => tensors.Count;

        public IEnumerable<string> Keys => tensors.Keys;

        public IEnumerable<byte[]> Values => Keys.Select(name => this[name]);

        public byte[] this[string name] => TensorFile.Bytes(tensors[name]);

        public bool ContainsKey(string name) => tensors.ContainsKey(name);

        public bool TryGetValue(string name, [MaybeNullWhen(false)] out byte[] bytes)
        {
            bytes = ContainsKey(name) ? this[name] : null;
            return bytes is not null;
        }

        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() =>
            Keys.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
