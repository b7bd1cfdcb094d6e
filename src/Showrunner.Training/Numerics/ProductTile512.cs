using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>The products of <see cref="ProductTile"/> with 512-bit vectors: 6 rows and 64 columns in 24 of the 32 registers.</summary>
internal static unsafe class ProductTile512
{
    // Rows that are not there stand for the last one: it is computed again and written twice with the same values.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride)
    {
        float* a1 = a + row,
            a2 = a1 + row,
            a3 = a2 + row,
            a4 = a3 + row,
            a5 = a + last * row;
        float* c1 = c + stride,
            c2 = c1 + stride,
            c3 = c2 + stride,
            c4 = c3 + stride,
            c5 = c + last * stride;
        Vector512<float> p0 = Vector512.Load(c),
            p1 = Vector512.Load(c + 16),
            p2 = Vector512.Load(c + 32),
            p3 = Vector512.Load(c + 48);
        Vector512<float> q0 = Vector512.Load(c1),
            q1 = Vector512.Load(c1 + 16),
            q2 = Vector512.Load(c1 + 32),
            q3 = Vector512.Load(c1 + 48);
        Vector512<float> r0 = Vector512.Load(c2),
            r1 = Vector512.Load(c2 + 16),
            r2 = Vector512.Load(c2 + 32),
            r3 = Vector512.Load(c2 + 48);
        Vector512<float> s0 = Vector512.Load(c3),
            s1 = Vector512.Load(c3 + 16),
            s2 = Vector512.Load(c3 + 32),
            s3 = Vector512.Load(c3 + 48);
        Vector512<float> t0 = Vector512.Load(c4),
            t1 = Vector512.Load(c4 + 16),
            t2 = Vector512.Load(c4 + 32),
            t3 = Vector512.Load(c4 + 48);
        Vector512<float> u0 = Vector512.Load(c5),
            u1 = Vector512.Load(c5 + 16),
            u2 = Vector512.Load(c5 + 32),
            u3 = Vector512.Load(c5 + 48);
        for (nint i = 0, end = depth * step; i != end; i += step, panel += ProductTile.Columns)
        {
            var b0 = Vector512.Load(panel);
            var b1 = Vector512.Load(panel + 16);
            var b2 = Vector512.Load(panel + 32);
            var b3 = Vector512.Load(panel + 48);
            var w = Vector512.Create(a[i]);
            p0 = Vector512.FusedMultiplyAdd(w, b0, p0);
            p1 = Vector512.FusedMultiplyAdd(w, b1, p1);
            p2 = Vector512.FusedMultiplyAdd(w, b2, p2);
            p3 = Vector512.FusedMultiplyAdd(w, b3, p3);
            w = Vector512.Create(a1[i]);
            q0 = Vector512.FusedMultiplyAdd(w, b0, q0);
            q1 = Vector512.FusedMultiplyAdd(w, b1, q1);
            q2 = Vector512.FusedMultiplyAdd(w, b2, q2);
            q3 = Vector512.FusedMultiplyAdd(w, b3, q3);
            w = Vector512.Create(a2[i]);
            r0 = Vector512.FusedMultiplyAdd(w, b0, r0);
            r1 = Vector512.FusedMultiplyAdd(w, b1, r1);
            r2 = Vector512.FusedMultiplyAdd(w, b2, r2);
            r3 = Vector512.FusedMultiplyAdd(w, b3, r3);
            w = Vector512.Create(a3[i]);
            s0 = Vector512.FusedMultiplyAdd(w, b0, s0);
            s1 = Vector512.FusedMultiplyAdd(w, b1, s1);
            s2 = Vector512.FusedMultiplyAdd(w, b2, s2);
            s3 = Vector512.FusedMultiplyAdd(w, b3, s3);
            w = Vector512.Create(a4[i]);
            t0 = Vector512.FusedMultiplyAdd(w, b0, t0);
            t1 = Vector512.FusedMultiplyAdd(w, b1, t1);
            t2 = Vector512.FusedMultiplyAdd(w, b2, t2);
            t3 = Vector512.FusedMultiplyAdd(w, b3, t3);
            w = Vector512.Create(a5[i]);
            u0 = Vector512.FusedMultiplyAdd(w, b0, u0);
            u1 = Vector512.FusedMultiplyAdd(w, b1, u1);
            u2 = Vector512.FusedMultiplyAdd(w, b2, u2);
            u3 = Vector512.FusedMultiplyAdd(w, b3, u3);
        }
        Store(c, p0, p1, p2, p3);
        Store(c1, q0, q1, q2, q3);
        Store(c2, r0, r1, r2, r3);
        Store(c3, s0, s1, s2, s3);
        Store(c4, t0, t1, t2, t3);
        Store(c5, u0, u1, u2, u3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(float* a, nint row, nint step, int last, int depth, float* panel, float* c, nint stride)
    {
        float* a1 = a + row,
            a2 = a + Math.Min(2, last) * row,
            a3 = a + last * row;
        float* c1 = c + stride,
            c2 = c + Math.Min(2, last) * stride,
            c3 = c + last * stride;
        Vector512<float> p0 = Vector512.Load(c),
            p1 = Vector512.Load(c + 16),
            p2 = Vector512.Load(c + 32),
            p3 = Vector512.Load(c + 48);
        Vector512<float> q0 = Vector512.Load(c1),
            q1 = Vector512.Load(c1 + 16),
            q2 = Vector512.Load(c1 + 32),
            q3 = Vector512.Load(c1 + 48);
        Vector512<float> r0 = Vector512.Load(c2),
            r1 = Vector512.Load(c2 + 16),
            r2 = Vector512.Load(c2 + 32),
            r3 = Vector512.Load(c2 + 48);
        Vector512<float> s0 = Vector512.Load(c3),
            s1 = Vector512.Load(c3 + 16),
            s2 = Vector512.Load(c3 + 32),
            s3 = Vector512.Load(c3 + 48);
        for (nint i = 0, end = depth * step; i != end; i += step, panel += ProductTile.Columns)
        {
            var b0 = Vector512.Load(panel);
            var b1 = Vector512.Load(panel + 16);
            var b2 = Vector512.Load(panel + 32);
            var b3 = Vector512.Load(panel + 48);
            var w = Vector512.Create(a[i]);
            p0 = Vector512.FusedMultiplyAdd(w, b0, p0);
            p1 = Vector512.FusedMultiplyAdd(w, b1, p1);
            p2 = Vector512.FusedMultiplyAdd(w, b2, p2);
            p3 = Vector512.FusedMultiplyAdd(w, b3, p3);
            w = Vector512.Create(a1[i]);
            q0 = Vector512.FusedMultiplyAdd(w, b0, q0);
            q1 = Vector512.FusedMultiplyAdd(w, b1, q1);
            q2 = Vector512.FusedMultiplyAdd(w, b2, q2);
            q3 = Vector512.FusedMultiplyAdd(w, b3, q3);
            w = Vector512.Create(a2[i]);
            r0 = Vector512.FusedMultiplyAdd(w, b0, r0);
            r1 = Vector512.FusedMultiplyAdd(w, b1, r1);
            r2 = Vector512.FusedMultiplyAdd(w, b2, r2);
            r3 = Vector512.FusedMultiplyAdd(w, b3, r3);
            w = Vector512.Create(a3[i]);
            s0 = Vector512.FusedMultiplyAdd(w, b0, s0);
            s1 = Vector512.FusedMultiplyAdd(w, b1, s1);
            s2 = Vector512.FusedMultiplyAdd(w, b2, s2);
            s3 = Vector512.FusedMultiplyAdd(w, b3, s3);
        }
        Store(c, p0, p1, p2, p3);
        Store(c1, q0, q1, q2, q3);
        Store(c2, r0, r1, r2, r3);
        Store(c3, s0, s1, s2, s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(float* a, nint step, int depth, float* panel, float* c)
    {
        Vector512<float> p0 = Vector512.Load(c),
            p1 = Vector512.Load(c + 16),
            p2 = Vector512.Load(c + 32),
            p3 = Vector512.Load(c + 48);
        for (nint i = 0, end = depth * step; i != end; i += step, panel += ProductTile.Columns)
        {
            var w = Vector512.Create(a[i]);
            p0 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel), p0);
            p1 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 16), p1);
            p2 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 32), p2);
            p3 = Vector512.FusedMultiplyAdd(w, Vector512.Load(panel + 48), p3);
        }
        Store(c, p0, p1, p2, p3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        float* target,
        Vector512<float> first,
        Vector512<float> second,
        Vector512<float> third,
        Vector512<float> fourth
    )
    {
        first.Store(target);
        second.Store(target + 16);
        third.Store(target + 32);
        fourth.Store(target + 48);
    }
}
