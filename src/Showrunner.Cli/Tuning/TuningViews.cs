namespace Showrunner.Cli;

/// <summary>The views of a search.</summary>
internal static class TuningViews
{
    /// <summary>The view that suits where standard output goes.</summary>
    public static ITuningView Create(TuningRequest request) =>
        request.Json ? new TuningJsonView(Console.Out, request)
        : Screen.IsLive ? new TuningLiveView(Screen.Out, request)
        : new TuningLineView(Console.Out, request);
}
