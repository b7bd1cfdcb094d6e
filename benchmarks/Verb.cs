namespace Benchmarks;

/// <summary>One of the benchmarks.</summary>
/// <param name="Name">What it is called by on the command line.</param>
/// <param name="Usage">The ways to call it, and what each measures.</param>
/// <param name="RunAsync">Runs it with the arguments after its name. Gives the exit code, or null if the arguments are wrong.</param>
internal sealed record Verb(string Name, string Usage, Func<string[], Task<int?>> RunAsync)
{
    public Verb(string name, string usage, Func<string[], int?> run)
        : this(name, usage, arguments => Task.FromResult(run(arguments))) { }
}
