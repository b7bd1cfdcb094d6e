namespace Benchmarks;

/// <summary>One study of one library: the noise-free value of the best-looking trial after each budget.</summary>
internal sealed record Run(string Library, string Function, int Seed, IReadOnlyDictionary<string, double> Best);
