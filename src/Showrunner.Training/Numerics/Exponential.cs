using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>exp of sixteen floats within 2 units in the last place, for arguments of at most 0.</summary>
/// <remarks>Cody and Waite's range reduction, then the Taylor polynomial of degree 7 on |r| ≤ ln 2 / 2 (remainder below 2⁻²⁸).</remarks>
internal static class Exponential
{
    public static Vector512<float> Of(Vector512<float> x)
    {
        x = Vector512.Max(x, Vector512.Create(-87f)); // below, exp is no normal number any more
        var n = Vector512.Round(x * 1.44269504f);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.Create(1f / 5040);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        var power = Vector512.ShiftLeft(Vector512.ConvertToInt32(n) + Vector512.Create(127), 23);
        return p * power.AsSingle();
    }
}
