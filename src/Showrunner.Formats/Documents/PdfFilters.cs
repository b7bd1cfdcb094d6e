using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Showrunner.Formats;

/// <summary>PdfPig's filters, which unpack the streams of a document, up to a limit for all of them.</summary>
/// <param name="limit">The most bytes.</param>
internal sealed class PdfFilters(long limit) : IFilterProvider
{
    private readonly IFilterProvider _inner = DefaultFilterProvider.Instance;
    private long _left = limit;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(_inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(_inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(_inner.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Filter(filter, this))];

    private void Take(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw new InvalidDataException("It holds far more than its size.");
    }

    private sealed class Filter(IFilter inner, PdfFilters owner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is FlateFilter)
                Measure(input);
            var decoded = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            owner.Take(decoded.Length);
            return decoded;
        }

        // Counts before anything is kept: only this kind can grow a thousandfold.
        private void Measure(Memory<byte> input)
        {
            var bytes = 0L;
            try
            {
                using var stream = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
                var buffer = new byte[1 << 16];
                for (var read = stream.Read(buffer); read > 0 && bytes <= owner._left; read = stream.Read(buffer))
                    bytes += read;
            }
            catch (InvalidDataException)
            {
                return; // PdfPig says what is wrong with it
            }
            if (bytes > owner._left)
                owner.Take(bytes);
        }
    }
}
