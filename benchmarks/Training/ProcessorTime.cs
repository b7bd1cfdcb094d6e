namespace Benchmarks;

/// <summary>
/// The time that this process has had on the machine's processors, divided by its threads: other work on the machine does not count.
/// </summary>
internal sealed class ProcessorTime(int threads) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks / threads;
}
