using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>
/// Blind comparisons: two models or two settings go on from the same lines, and a person says which is better without knowing which is
/// which. Each is a file of its own, written anew with every answer.
/// </summary>
internal sealed class ComparisonDesk(ModelShelf models, ScriptReadings readings, Broadcast broadcast, TimeProvider time) : IAsyncDisposable
{
    private const int LinesBefore = 4;
    private const int LinesWritten = 4;
    private const int Words = 120;

    private static readonly ValueRange PairsRange = new(1, 500);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, (WorkPhase Phase, string? Error)> _work = new();
    private readonly BackgroundWork _background = new();

    public IReadOnlyList<ComparisonBody> Of(ShowFolder show) =>
        Directory.Exists(show.Comparisons)
            ?
            [
                .. Directory
                    .EnumerateFiles(show.Comparisons, "*.json")
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(Slug.IsValid)
                    .Select(id => Find(show, id))
                    .OrderByDescending(comparison => comparison.Created),
            ]
            : [];

    /// <exception cref="ApiException">There is none of that name.</exception>
    public ComparisonBody Find(ShowFolder show, string id) => Describe(show, Read(show, id));

    /// <summary>Begins to write the pairs.</summary>
    /// <exception cref="ApiException">A model is not there, or the request asks for what cannot be.</exception>
    public async Task<ComparisonBody> Start(ShowFolder show, NewComparisonBody asked)
    {
        PairsRange.Check("number of pairs", asked.Pairs);
        foreach (var contestant in (ContestantBody[])[asked.A, asked.B])
        {
            var model = (await models.Open(show, contestant.Model)).Writer.Model;
            OptionsOf(contestant, model).Validate(model);
        }
        var record = Create(show, asked);
        _work[PathOf(show, record.Id)] = (WorkPhase.Running, null);
        _background.Start(stop => WritePairs(show, record, stop), error => End(show, record, WorkPhase.Failed, error));
        return Describe(show, record);
    }

    /// <summary>Keeps an answer.</summary>
    /// <exception cref="ApiException">There is no such pair, or it is no answer.</exception>
    public ComparisonBody Answer(ShowFolder show, string id, AnswerBody answer)
    {
        if (answer.Choice is not ("1" or "2" or "tie"))
            throw ApiException.Bad("choice takes 1, 2 or tie.");
        var record = Update(
            show,
            id,
            current =>
                answer.Pair >= 1 && answer.Pair <= current.Pairs.Count
                    ? current with
                    {
                        Pairs = [.. current.Pairs.Select((pair, i) => i == answer.Pair - 1 ? pair with { Choice = answer.Choice } : pair)],
                    }
                    : throw ApiException.NotFound($"There is no pair {answer.Pair}; {current.Pairs.Count} are written.")
        );
        return Describe(show, record);
    }

    public ValueTask DisposeAsync() => _background.DisposeAsync();

    private ComparisonRecord Create(ShowFolder show, NewComparisonBody asked)
    {
        lock (_gate)
        {
            var record = new ComparisonRecord
            {
                Id = Slug.Of("comparison", "comparison", id => File.Exists(PathOf(show, id))),
                Created = time.GetUtcNow().UtcDateTime,
                A = asked.A,
                B = asked.B,
                Wanted = asked.Pairs,
            };
            Directory.CreateDirectory(show.Comparisons);
            Write(show, record);
            return record;
        }
    }

    private async Task WritePairs(ShowFolder show, ComparisonRecord record, CancellationToken stop)
    {
        var (a, b) = (await models.Open(show, record.A.Model), await models.Open(show, record.B.Model));
        var scenes = SceneLines.Of(Formats.ScriptDocument.Of(new Script("held out", readings.Corpus(show).HoldOut().Validation.Text)));
        for (var i = 0; i < record.Wanted; i++)
        {
            var before = Before(scenes, i, record.Wanted);
            var seed = JsonSeed.New();
            var pair = new PairRecord(
                before,
                await Writer.Lines(a, before, OptionsOf(record.A, a.Writer.Model) with { Seed = seed }, stop),
                await Writer.Lines(b, before, OptionsOf(record.B, b.Writer.Model) with { Seed = seed }, stop),
                RandomNumberGenerator.GetInt32(2) == 1
            );
            Update(show, record.Id, current => current with { Pairs = [.. current.Pairs, pair] });
            Tell(show, record);
        }
        End(show, record, WorkPhase.Done, null);
    }

    private void End(ShowFolder show, ComparisonRecord record, WorkPhase phase, string? error)
    {
        _work[PathOf(show, record.Id)] = (phase, error);
        Tell(show, record);
    }

    private void Tell(ShowFolder show, ComparisonRecord record) =>
        broadcast.Tell("comparison", new(show.Id, record.Id), StudioJson.Default.ComparisonEventBody);

    // From all over the text that no model of the show has learnt.
    private static LineBody[] Before(LineBody[] lines, int pair, int pairs)
    {
        var last = Math.Max(1, lines.Length - LinesBefore);
        return [.. lines.Skip((int)((long)pair * last / pairs)).Take(LinesBefore)];
    }

    private static WritingOptions OptionsOf(ContestantBody contestant, ScriptModel model) =>
        WritingOptionTables.Apply(contestant.Controls, WritingOptions.For(model)) with
        {
            Lines = LinesWritten,
            Words = Words,
        };

    private ComparisonBody Describe(ShowFolder show, ComparisonRecord record)
    {
        var isWritten = record.Pairs.Count == record.Wanted;
        var (phase, error) = _work.GetValueOrDefault(
            PathOf(show, record.Id),
            isWritten ? (WorkPhase.Done, null) : (WorkPhase.Failed, "The studio ended before all pairs were written.")
        );
        var answered = record.Pairs.Count(pair => pair.Choice is not null);
        return new(
            record.Id,
            phase,
            record.Created,
            [
                .. record.Pairs.Select(
                    (pair, i) =>
                        pair.IsSwapped
                            ? new PairBody(i + 1, pair.Before, pair.B, pair.A, pair.Choice)
                            : new PairBody(i + 1, pair.Before, pair.A, pair.B, pair.Choice)
                ),
            ],
            record.Wanted,
            answered,
            phase != WorkPhase.Running && answered > 0 && answered == record.Pairs.Count ? ComparisonResults.Of(record) : null,
            error
        );
    }

    private ComparisonRecord Update(ShowFolder show, string id, Func<ComparisonRecord, ComparisonRecord> change)
    {
        lock (_gate)
        {
            var record = change(Read(show, id));
            Write(show, record);
            return record;
        }
    }

    private static ComparisonRecord Read(ShowFolder show, string id)
    {
        var path = PathOf(show, id);
        if (!Slug.IsValid(id) || !File.Exists(path))
            throw ApiException.NotFound($"There is no comparison \"{id}\".");
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ComparisonJson.Default.ComparisonRecord)
                ?? throw new ShowrunnerException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new ShowrunnerException($"{path} is damaged ({exception.Message.TrimEnd('.')}). Restore a copy.", exception);
        }
    }

    private static void Write(ShowFolder show, ComparisonRecord record) =>
        AtomicFile.Write(PathOf(show, record.Id), file => JsonSerializer.Serialize(file, record, ComparisonJson.Default.ComparisonRecord));

    private static string PathOf(ShowFolder show, string id) => Path.Join(show.Comparisons, id + ".json");
}
