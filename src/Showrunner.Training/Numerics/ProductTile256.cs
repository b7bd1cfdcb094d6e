using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>The products of <see cref="ProductTile"/> with 256-bit vectors: 6 rows and 16 columns in 12 of the 16 registers.</summary>
internal static unsafe class ProductTile256
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
        for (var end = c + ProductTile.Columns; c != end; c += 16, c1 += 16, c2 += 16, c3 += 16, c4 += 16, c5 += 16, panel += 16)
        {
            Vector256<float> p0 = Vector256.Load(c),
                p1 = Vector256.Load(c + 8);
            Vector256<float> q0 = Vector256.Load(c1),
                q1 = Vector256.Load(c1 + 8);
            Vector256<float> r0 = Vector256.Load(c2),
                r1 = Vector256.Load(c2 + 8);
            Vector256<float> s0 = Vector256.Load(c3),
                s1 = Vector256.Load(c3 + 8);
            Vector256<float> t0 = Vector256.Load(c4),
                t1 = Vector256.Load(c4 + 8);
            Vector256<float> u0 = Vector256.Load(c5),
                u1 = Vector256.Load(c5 + 8);
            var b = panel;
            for (nint i = 0, stop = depth * step; i != stop; i += step, b += ProductTile.Columns)
            {
                var b0 = Vector256.Load(b);
                var b1 = Vector256.Load(b + 8);
                var w = Vector256.Create(a[i]);
                p0 = Vector256.FusedMultiplyAdd(w, b0, p0);
                p1 = Vector256.FusedMultiplyAdd(w, b1, p1);
                w = Vector256.Create(a1[i]);
                q0 = Vector256.FusedMultiplyAdd(w, b0, q0);
                q1 = Vector256.FusedMultiplyAdd(w, b1, q1);
                w = Vector256.Create(a2[i]);
                r0 = Vector256.FusedMultiplyAdd(w, b0, r0);
                r1 = Vector256.FusedMultiplyAdd(w, b1, r1);
                w = Vector256.Create(a3[i]);
                s0 = Vector256.FusedMultiplyAdd(w, b0, s0);
                s1 = Vector256.FusedMultiplyAdd(w, b1, s1);
                w = Vector256.Create(a4[i]);
                t0 = Vector256.FusedMultiplyAdd(w, b0, t0);
                t1 = Vector256.FusedMultiplyAdd(w, b1, t1);
                w = Vector256.Create(a5[i]);
                u0 = Vector256.FusedMultiplyAdd(w, b0, u0);
                u1 = Vector256.FusedMultiplyAdd(w, b1, u1);
            }
            p0.Store(c);
            p1.Store(c + 8);
            q0.Store(c1);
            q1.Store(c1 + 8);
            r0.Store(c2);
            r1.Store(c2 + 8);
            s0.Store(c3);
            s1.Store(c3 + 8);
            t0.Store(c4);
            t1.Store(c4 + 8);
            u0.Store(c5);
            u1.Store(c5 + 8);
        }
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
        for (var end = c + ProductTile.Columns; c != end; c += 16, c1 += 16, c2 += 16, c3 += 16, panel += 16)
        {
            Vector256<float> p0 = Vector256.Load(c),
                p1 = Vector256.Load(c + 8);
            Vector256<float> q0 = Vector256.Load(c1),
                q1 = Vector256.Load(c1 + 8);
            Vector256<float> r0 = Vector256.Load(c2),
                r1 = Vector256.Load(c2 + 8);
            Vector256<float> s0 = Vector256.Load(c3),
                s1 = Vector256.Load(c3 + 8);
            var b = panel;
            for (nint i = 0, stop = depth * step; i != stop; i += step, b += ProductTile.Columns)
            {
                var b0 = Vector256.Load(b);
                var b1 = Vector256.Load(b + 8);
                var w = Vector256.Create(a[i]);
                p0 = Vector256.FusedMultiplyAdd(w, b0, p0);
                p1 = Vector256.FusedMultiplyAdd(w, b1, p1);
                w = Vector256.Create(a1[i]);
                q0 = Vector256.FusedMultiplyAdd(w, b0, q0);
                q1 = Vector256.FusedMultiplyAdd(w, b1, q1);
                w = Vector256.Create(a2[i]);
                r0 = Vector256.FusedMultiplyAdd(w, b0, r0);
                r1 = Vector256.FusedMultiplyAdd(w, b1, r1);
                w = Vector256.Create(a3[i]);
                s0 = Vector256.FusedMultiplyAdd(w, b0, s0);
                s1 = Vector256.FusedMultiplyAdd(w, b1, s1);
            }
            p0.Store(c);
            p1.Store(c + 8);
            q0.Store(c1);
            q1.Store(c1 + 8);
            r0.Store(c2);
            r1.Store(c2 + 8);
            s0.Store(c3);
            s1.Store(c3 + 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(float* a, nint step, int depth, float* panel, float* c)
    {
        for (var half = 0; half < 2; half++, panel += 32, c += 32)
        {
            Vector256<float> p0 = Vector256.Load(c),
                p1 = Vector256.Load(c + 8),
                p2 = Vector256.Load(c + 16),
                p3 = Vector256.Load(c + 24);
            var b = panel;
            for (nint i = 0, stop = depth * step; i != stop; i += step, b += ProductTile.Columns)
            {
                var w = Vector256.Create(a[i]);
                p0 = Vector256.FusedMultiplyAdd(w, Vector256.Load(b), p0);
                p1 = Vector256.FusedMultiplyAdd(w, Vector256.Load(b + 8), p1);
                p2 = Vector256.FusedMultiplyAdd(w, Vector256.Load(b + 16), p2);
                p3 = Vector256.FusedMultiplyAdd(w, Vector256.Load(b + 24), p3);
            }
            p0.Store(c);
            p1.Store(c + 8);
            p2.Store(c + 16);
            p3.Store(c + 24);
        }
    }
}
