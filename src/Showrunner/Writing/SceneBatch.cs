using System.Text;

namespace Showrunner;

/// <summary>Writes several scenes at a time, which is much faster than one after the other.</summary>
public static class SceneBatch
{
    private const int AtOnce = 10;

    /// <summary>The texts of <paramref name="count"/> scenes, with seeds that rise from the options' by one.</summary>
    /// <param name="writer">Writes them.</param>
    /// <param name="prime">How each begins.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="options">How to write.</param>
    /// <param name="progress">Receives the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between words.</param>
    /// <inheritdoc cref="ScriptWriter.Begin" path="/exception"/>
    public static IReadOnlyList<string> Write(
        ScriptWriter writer,
        string prime,
        int count,
        WritingOptions options,
        Action<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = writer.BeginSeveral(prime, count, options).Select(draft => (Draft: draft, Text: new StringBuilder())).ToArray();
        foreach (var group in all.Chunk(AtOnce))
        {
            while (group.Where(scene => !scene.Draft.IsDone).ToArray() is { Length: > 0 } left)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Advance([.. left.Select(scene => scene.Draft)]);
                foreach (var (draft, text) in left)
                    text.AppendJoin("", draft.NewWords.Select(word => word.Text));
            }
            if (group.FirstOrDefault(scene => scene.Draft.Failure is not null).Draft is { Failure: { } failure })
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            progress?.Invoke((double)all.Count(scene => scene.Draft.IsDone) / all.Length);
        }
        return [.. all.Select(scene => scene.Text.ToString())];
    }
}
