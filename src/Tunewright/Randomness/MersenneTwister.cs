namespace Tunewright;

/// <summary>
/// MT19937 with the seeding and the derived draws of NumPy's <c>RandomState</c>, which NumPy keeps frozen.
/// M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998. Safe to share between threads.
/// </summary>
internal sealed class MersenneTwister : UniformStream
{
    private const int Length = 624;
    private const int Offset = 397;
    private readonly uint[] _state = new uint[Length];
    private int _position = Length;

    /// <summary>Seeds as <c>RandomState(seed)</c> does with one number.</summary>
    public MersenneTwister(uint seed)
    {
        for (var i = 0; i < Length; i++)
        {
            _state[i] = seed;
            seed = 1812433253 * (seed ^ (seed >> 30)) + (uint)i + 1;
        }
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        uint y;
        lock (_state)
        {
            if (_position == Length)
                Twist();
            y = _state[_position++];
        }

        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    /// <inheritdoc/>
    public override double Next() => ((NextUInt32() >> 5) * 67108864.0 + (NextUInt32() >> 6)) / 9007199254740992.0;

    /// <summary>A uniform integer from 0 to <paramref name="maximum"/>, both included, by masking and rejection.</summary>
    public uint NextUpTo(uint maximum)
    {
        if (maximum == 0)
            return 0;
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(maximum);
        while (true)
        {
            if ((NextUInt32() & mask) is var value && value <= maximum)
                return value;
        }
    }

    /// <summary>Shuffles as <c>RandomState.shuffle</c> does with a list.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)NextUpTo((uint)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Length] & 0x7fffffff);
            _state[i] = _state[(i + Offset) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908b0df);
        }

        _position = 0;
    }
}
