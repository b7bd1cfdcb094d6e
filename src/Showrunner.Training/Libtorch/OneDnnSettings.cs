using System.Runtime.Intrinsics.X86;

namespace Showrunner.Training;

/// <summary>
/// Keeps oneDNN, which libtorch multiplies with, to 256-bit vectors on AMD's processors. With 512-bit ones its 32-bit products were wrong
/// in
/// the third digit there (libtorch 2.10 on family 26, layers of 33 units); <c>PlainForwardTests</c> shows it. A user's own setting stays.
/// </summary>
internal static class OneDnnSettings
{
    // "cAMD", the last part of CPUID's "AuthenticAMD".
    private const int Amd = 0x444d4163;

    /// <summary>Must come before libtorch is loaded.</summary>
    public static void Apply()
    {
        if (OperatingSystem.IsLinux() && X86Base.IsSupported && X86Base.CpuId(0, 0).Ecx == Amd)
            NativeEnvironment.SetDefault("ONEDNN_MAX_CPU_ISA", "AVX2");
    }
}
