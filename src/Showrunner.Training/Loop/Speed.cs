namespace Showrunner.Training;

/// <summary>How fast a run is, since it began.</summary>
internal sealed class Speed
{
    private long _targets;
    private long _steps;
    private double _seconds;

    public double TargetsPerSecond => _targets / _seconds;

    public double SecondsPerStep => _seconds / _steps;

    public void Add(int stepTargets, double stepSeconds)
    {
        _targets += stepTargets;
        _steps++;
        _seconds += stepSeconds;
    }
}
