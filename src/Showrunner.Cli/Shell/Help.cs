using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Showrunner.Cli;

/// <summary>Help that ends with examples, at the width of the terminal.</summary>
static class Help
{
    /// <summary>Lets <c>--help</c> of every command end with its examples.</summary>
    public static void Teach(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    /// <summary>The command line that shows the help of the command that was asked for.</summary>
    public static string CommandFor(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "showrunner --help" : $"showrunner {Path(parsed.CommandResult.Command)} --help";

    static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? $"{Path(parent)} {command.Name}" : command.Name;

    sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            options.MaxWidth = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 120);
            var code = options.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not TaughtCommand { Examples.Count: > 0 } command)
                return code;

            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine($"  # {example.Purpose}");
                output.WriteLine($"  showrunner {example.Line}");
                output.WriteLine();
            }
            return code;
        }
    }
}
