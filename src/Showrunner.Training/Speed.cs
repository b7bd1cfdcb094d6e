namespace Showrunner.Training;

/// <summary>How fast a run is, since it began.</summary>
internal sealed class Speed
{
    long targets, steps;
    double seconds;

    public double TargetsPerSecond => targets / seconds;

    public double SecondsPerStep => seconds / steps;

    public void Add(int stepTargets, double stepSeconds)
    {
        targets += stepTargets;
        steps++;
        seconds += stepSeconds;
    }
}
