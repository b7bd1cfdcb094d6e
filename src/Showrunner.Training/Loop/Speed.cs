namespace Showrunner.Training;

/// <summary>How fast a run is now: a step counts half as much after ten seconds of others. The first steps of a process are slow.</summary>
internal sealed class Speed
{
    private const double HalfLife = 10;

    private double _targets;
    private double _steps;
    private double _seconds;

    public double TargetsPerSecond => _targets / _seconds;

    public double SecondsPerStep => _seconds / _steps;

    public void Add(int stepTargets, double stepSeconds)
    {
        var kept = Math.Pow(0.5, stepSeconds / HalfLife);
        _targets = kept * _targets + stepTargets;
        _steps = kept * _steps + 1;
        _seconds = kept * _seconds + stepSeconds;
    }
}
