using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Shell;

/// <summary>Help that ends with examples, at the width of the terminal.</summary>
internal static class Help
{
    /// <summary>
    /// What the user types to start this program: the tool's name where it is installed, else the way to where it was built.
    /// </summary>
    public static string Program =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) switch
        {
            { } name when name == _tool => name,
            "dotnet" => $"dotnet {Relative(Environment.GetCommandLineArgs()[0])}",
            _ => Relative(Environment.ProcessPath!),
        };

    private static string? _tool;

    /// <summary>Lets <c>--help</c> of every command end with its examples; the tool without a command shows its own.</summary>
    public static void Teach(RootCommand root)
    {
        _tool = root.HelpName;
        var option = root.Options.OfType<HelpOption>().Single();
        var help = new HelpWithExamples((HelpAction)option.Action!);
        option.Action = help;
        root.SetAction(help.Invoke);
    }

    /// <summary>The command line that shows the help of the command that was asked for.</summary>
    public static string CommandFor(ParseResult parsed) => $"{Name(parsed.CommandResult.Command)} --help";

    /// <summary>A command with those above it: <c>tool study export</c>.</summary>
    public static string Name(Command command) =>
        command switch
        {
            { Parents: var parents } when parents.OfType<Command>().FirstOrDefault() is { } above => $"{Name(above)} {command.Name}",
            RootCommand { HelpName: { } own } => own,
            _ => command.Name,
        };

    private static string Relative(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var way && way.StartsWith("..", StringComparison.Ordinal) ? path : way;

    private sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            options.MaxWidth = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 120);
            if (parseResult.CommandResult.Command is not DocumentedCommand command)
                return options.Invoke(parseResult);

            (var summary, command.Description) = (command.Description, $"{command.Description} {command.Details}".Trim());
            var code = options.Invoke(parseResult);
            command.Description = summary;

            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine($"  # {example.Purpose}");
                output.WriteLine($"  {_tool} {example.Line}");
                output.WriteLine();
            }
            return code;
        }
    }
}
