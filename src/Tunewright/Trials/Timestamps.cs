namespace Tunewright;

/// <summary>Times as storages hold them.</summary>
internal static class Timestamps
{
    /// <summary>The time without its fraction of a microsecond, which no storage can hold.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
