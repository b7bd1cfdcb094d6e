namespace Showrunner.Training;

/// <summary>
/// Tells libtorch's OpenMP threads to sleep as soon as they wait. By default they spin, which takes the processor from the loops in C#,
/// and on a machine that does other work besides makes a training step several times slower.
/// </summary>
internal static class OpenMpSettings
{
    /// <summary>Has an effect before OpenMP is loaded only, and none where the user has chosen a policy.</summary>
    public static void Apply()
    {
        if (
            !OperatingSystem.IsLinux()
            || Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is not null
            || Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is not null
        )
        {
            return;
        }

        NativeEnvironment.SetDefault("GOMP_SPINCOUNT", "0");
    }
}
