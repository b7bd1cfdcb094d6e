using System.Runtime.CompilerServices;
using Showrunner.Serving;

namespace Showrunner.Studio;

/// <summary>
/// Writes on from lines. The texts of all pages and clients share the steps of a model; leaving the enumeration ends the work.
/// </summary>
internal static class Writer
{
    /// <summary>The lines as they grow; between two of them nothing waits.</summary>
    /// <exception cref="ShowrunnerException">A control is outside its range, or names what the model does not know.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<GrowingLineBody>> Write(
        ServedModel model,
        IReadOnlyList<LineBody> before,
        WritingOptions options,
        GrowingText text,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var drafts = model.Writer.BeginSeveral(Prime.Of(model.Writer.Model, before, WritingOrder.Context), 1, options);
        using var job = model.Scheduler.Add(drafts, Scheduler.SlotsOf(options));
        while (await job.Parts.WaitToReadAsync(cancellationToken))
        {
            var lines = new List<GrowingLineBody>();
            while (job.Parts.TryRead(out var part))
            {
                lines.AddRange(part.Words.Select(text.Add).OfType<GrowingLineBody>());
                if (part.End is not null && text.End() is { } last)
                    lines.Add(last);
            }
            if (text.Growing() is { } growing)
                lines.Add(growing);
            if (lines.Count > 0)
                yield return lines;
        }
    }

    /// <summary>The lines of a whole text.</summary>
    public static async Task<LineBody[]> Lines(
        ServedModel model,
        IReadOnlyList<LineBody> before,
        WritingOptions options,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<LineBody>();
        await foreach (var grown in Write(model, before, options, new(model.Writer.Model.Show.Spelling), cancellationToken))
        {
            foreach (var line in grown.Where(line => line.Final))
                lines.Add(new($"m{line.Index}", line.Kind, line.Text, Author.Model, Locked: false, line.Speaker));
        }
        return [.. lines];
    }
}
