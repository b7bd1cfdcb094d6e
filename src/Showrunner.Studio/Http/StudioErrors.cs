using Showrunner.Serving;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>What goes wrong, as the errors that pages are told of.</summary>
internal static class StudioErrors
{
    private const int Unavailable = 503;

    /// <summary>Whether it is no failure of the program but something a person can be told.</summary>
    public static bool IsKnown(Exception exception) =>
        exception is ShowrunnerException or QueueFullException or SchedulerClosedException or ApiException;

    public static ApiException Translate(Exception exception) =>
        exception switch
        {
            QueueFullException => new(Unavailable, "Many texts are being written. Try again in a moment.", exception),
            SchedulerClosedException => new(Unavailable, "The model has been replaced by a newer one. Try again.", exception),
            ApiException known => known,
            _ => new(400, PageWords.Of(exception.Message), exception),
        };
}
