using System.Text;

namespace Tunewright;

/// <summary>The draws for one seed, trial and name, the same in every process.</summary>
/// <remarks>The 128-bit counter is block, trial number and the 64-bit FNV-1a hash of the name's UTF-8 bytes; the key is the seed.</remarks>
internal sealed class PhiloxStream(ulong seed, int trialNumber, string name) : UniformStream
{
    private readonly ulong _nameHash = Hash(name);
    private UInt128 _block;
    private uint _position;

    /// <inheritdoc/>
    public override double Next()
    {
        if (_position % 2 == 0)
            _block = Philox.Block(new UInt128(_nameHash, (ulong)(uint)trialNumber << 32 | _position / 2), seed);
        var bits = _position++ % 2 == 0 ? (ulong)_block : (ulong)(_block >> 64);
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Hash(string name)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (!Encoding.UTF8.TryGetBytes(name, bytes, out var count))
        {
            bytes = Encoding.UTF8.GetBytes(name);
            count = bytes.Length;
        }

        var hash = 14695981039346656037UL;
        foreach (var item in bytes[..count])
            hash = (hash ^ item) * 1099511628211UL;
        return hash;
    }
}
