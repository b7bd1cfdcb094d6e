using Showrunner.Serving;
using Tunewright;

namespace Showrunner.Studio;

/// <summary>Everything that the routes of a studio work with.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    // Pages wait for nothing when the studio ends.
    private static readonly ServingLimits Limits = new() { ShutdownTimeout = TimeSpan.FromSeconds(1) };

    public Workplace(StudioOptions options, IStudyStorage searches)
    {
        Time = options.Time;
        Gallery = new(options.Folder);
        Catalog = new(Limits, options.Time) { Yields = () => Queue.IsTaken };
        Models = new(Gallery, Catalog);
        Scenes = new(options.Time);
        Training = new(Gallery, Readings, Models, Broadcast, Queue, options.Time);
        Tuning = new(Readings, Models, Broadcast, Queue, options.Time) { Storage = searches };
        Scorecards = new(Readings, Broadcast);
        Comparisons = new(Models, Readings, Broadcast, options.Time);
    }

    public TimeProvider Time { get; }

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public Gallery Gallery { get; }

    public ModelCatalog Catalog { get; }

    public ModelShelf Models { get; }

    public ScriptReadings Readings { get; } = new();

    public SceneStore Scenes { get; }

    public Broadcast Broadcast { get; } = new();

    public WorkQueue Queue { get; } = new();

    public TrainingDesk Training { get; }

    public TuningDesk Tuning { get; }

    public Scorecards Scorecards { get; }

    public ComparisonDesk Comparisons { get; }

    /// <summary>Tells pages that something of a show has changed.</summary>
    public void Changed(ShowFolder show) => Broadcast.Tell("show", new(show.Id), StudioJson.Default.ShowEventBody);

    /// <summary>Saves what is trained, ends what is written, and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await Training.DisposeAsync();
        await Tuning.DisposeAsync();
        await Scorecards.DisposeAsync();
        await Comparisons.DisposeAsync();
        await Catalog.DisposeAsync();
        Models.Dispose();
        Queue.Dispose();
        Gallery.Dispose();
    }
}
