using Showrunner.Training;

namespace Training.Tests;

public class ProductPrecisionTests
{
    [Fact]
    public void AgreesWithLinuxAboutTheProcessor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads Linux's /proc/cpuinfo.");
        var flags =
            File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?.Split(' ') ?? [];

        Assert.Equal(flags.Contains("avx512_bf16") || flags.Contains("amx_bf16"), ProductPrecisions.HasBFloat16Products());
    }

    [Fact]
    public void KeepsWhatIsAskedFor() => Assert.Equal(ProductPrecision.BFloat16, ProductPrecision.BFloat16.Settle(10, 10));

    [Fact]
    public void SettlesOnOneOfTheTwo() => Assert.NotEqual(ProductPrecision.Fastest, ProductPrecision.Fastest.Settle(1000, 64));
}
