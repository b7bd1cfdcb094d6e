using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Showrunner.Training;

/// <summary>A probability of one state's next word, as far as the gradient sees it.</summary>
internal readonly record struct RoundedProbability(int Word, int State, float Value);

/// <summary>
/// The softmax over a (words, 64) block of logits, rounded so that few probabilities are left: those below <see cref="Unit"/> become 0 or
/// <see cref="Unit"/>, at random and without bias.
/// </summary>
/// <remarks>
/// A probability p below the unit u is rounded up with chance p / u: one uniform number a state is carried along the words, and a word is
/// rounded up where the running sum passes a multiple of u (systematic sampling, Madow 1949). That adds at most p·u to the variance of a
/// gradient entry, which is p(1 − p) already, since the target itself is one draw: under half a per cent. Skipping small entries instead
/// (Cut Cross-Entropy, arXiv:2411.09009, section 4.3) would never lower the rare words.
/// </remarks>
internal static unsafe class RoundedSoftmax
{
    /// <summary>2⁻⁸: the spacing of bfloat16 just below 1, where a row's largest gradient entry lies.</summary>
    public const float Unit = 1f / 256;

    /// <summary>The most values that one state can keep: they sum to 1 and are at least a unit each, but for rounding.</summary>
    public const int MostValues = 264;

    private const int States = LogitTiles.States;
    private const int Lanes = 16;

    /// <summary>Adds words to each state's running maximum and sum of exp(logit − maximum).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* logits, int words, float* max, float* sum)
    {
        for (var lane = 0; lane < States; lane += Lanes)
        {
            var before = Vector512.Load(max + lane);
            var top = before;
            for (var word = 0; word < words; word++)
                top = Vector512.Max(top, Vector512.Load(logits + word * States + lane));
            var added = Vector512<float>.Zero;
            for (var word = 0; word < words; word++)
                added += Exponential.Of(Vector512.Load(logits + word * States + lane) - top);
            (Vector512.Load(sum + lane) * Exponential.Of(before - top) + added).Store(sum + lane);
            top.Store(max + lane);
        }
    }

    /// <summary>Writes the probabilities that are left, by word, and returns their number.</summary>
    /// <param name="logits">(words, 64)</param>
    /// <param name="words">All of them.</param>
    /// <param name="logSum">(64): log Σ exp of each state's logits.</param>
    /// <param name="carry">(64): uniform in 0 to <see cref="Unit"/>; changed.</param>
    /// <param name="states">How many of the 64 count.</param>
    /// <param name="values">Room for <see cref="MostValues"/> a state.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Round(float* logits, int words, float* logSum, float* carry, int states, Span<RoundedProbability> values)
    {
        var unit = Vector512.Create(Unit);
        var rounded = stackalloc float[Lanes];
        var count = 0;
        for (var word = 0; word < words; word++, logits += States)
        {
            for (var lane = 0; lane < states; lane += Lanes)
            {
                var probability = Exponential.Of(Vector512.Load(logits + lane) - Vector512.Load(logSum + lane));
                var small = Vector512.LessThan(probability, unit);
                var running = Vector512.Load(carry + lane) + (probability & small);
                var passed = Vector512.GreaterThanOrEqual(running, unit);
                (running - (unit & passed)).Store(carry + lane);
                var bits = (passed | Vector512.GreaterThanOrEqual(probability, unit)).ExtractMostSignificantBits();
                if (bits == 0)
                    continue;
                // Between units the carry is below one, so a large probability keeps its own value.
                Vector512.ConditionalSelect(small, unit, probability).Store(rounded);
                if (states - lane < Lanes)
                    bits &= (1ul << (states - lane)) - 1;
                for (; bits != 0; bits &= bits - 1)
                {
                    var state = BitOperations.TrailingZeroCount(bits);
                    values[count++] = new(word, lane + state, rounded[state]);
                }
            }
        }
        return count;
    }
}
