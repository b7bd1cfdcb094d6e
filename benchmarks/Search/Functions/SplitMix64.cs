namespace Benchmarks;

/// <summary>Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.</summary>
internal sealed class SplitMix64(long seed)
{
    private ulong _state = (ulong)seed;

    public double Uniform(double low, double high)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return low + ((high - low) * ((z >> 11) * (1.0 / (1L << 53))));
    }
}
