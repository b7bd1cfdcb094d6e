namespace Showrunner.Cli;

/// <summary>The views of a training run.</summary>
internal static class TrainingViews
{
    /// <summary>The view that suits where standard output goes.</summary>
    public static ITrainingView Create(bool json = false) =>
        json ? new TrainingJsonView(Console.Out, TimeProvider.System)
        : Screen.IsLive ? new TrainingLiveView(Screen.Out)
        : new TrainingLineView(Console.Out, TimeProvider.System);
}
