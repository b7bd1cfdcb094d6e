namespace Showrunner.Cli.Progress;

static class Durations
{
    /// <summary><c>0:07</c>, <c>12:30</c>, <c>1:02:03</c>.</summary>
    public static string Short(TimeSpan duration) =>
        duration.TotalHours < 1 ? $"{(int)duration.TotalMinutes}:{duration.Seconds:00}" : $"{(int)duration.TotalHours}:{duration.Minutes:00}:{duration.Seconds:00}";
}
