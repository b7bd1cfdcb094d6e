using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>--param</c>, once for each parameter.</summary>
internal static class SpaceOption
{
    private static readonly Option<string[]> Parameters = new("--param", "-p")
    {
        Description = $"A parameter and its range: {ParameterSpec.Forms}; once for each parameter",
        HelpName = "spec",
    };

    public static void AddTo(Command command) => command.Add(Parameters);

    /// <summary>The space, in the order in which it was given.</summary>
    public static OrderedDictionary<string, Distribution> In(ParseResult parsed)
    {
        var space = new OrderedDictionary<string, Distribution>();
        foreach (var (name, range) in (parsed.GetValue(Parameters) ?? []).Select(ParameterSpec.Parse))
        {
            if (!space.TryAdd(name, range))
                throw new UsageException($"--param has '{name}' twice. Leave one out.");
        }
        return space;
    }
}
