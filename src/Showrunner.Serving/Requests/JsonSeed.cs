using System.Security.Cryptography;

namespace Showrunner.Serving;

/// <summary>Seeds that clients are told.</summary>
internal static class JsonSeed
{
    /// <summary>Of 53 bits, which JavaScript's numbers hold.</summary>
    public static ulong New() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11;
}
