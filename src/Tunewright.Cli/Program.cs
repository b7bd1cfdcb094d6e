using System.CommandLine;
using Tunewright.Cli;

var commands = new OrderedDictionary<string, Func<Command>>
{
    ["run"] = RunCommand.Create,
    ["list"] = ListCommand.Create,
    ["best"] = BestCommand.Create,
    ["best-trials"] = BestTrialsCommand.Create,
    ["trials"] = TrialsCommand.Create,
    ["export"] = ExportCommand.Create,
    ["artifacts"] = ArtifactsCommand.Create,
    ["plot"] = PlotCommand.Create,
    ["report"] = ReportCommand.Create,
    ["dashboard"] = DashboardCommand.Create,
    ["serve"] = ServeCommand.Create,
    ["create"] = CreateCommand.Create,
    ["ask"] = AskCommand.Create,
    ["tell"] = TellCommand.Create,
    ["fail-stale"] = FailStaleCommand.Create,
    ["widen"] = WidenCommand.Create,
    ["delete"] = DeleteCommand.Create,
    ["upgrade"] = UpgradeCommand.Create,
};
var root = new RootCommand("Finds good parameters for your programs, in any language, and keeps studies as Python's Optuna does.")
{
    HelpName = "tunewright",
};

// One that is named is built alone, for a quick start.
foreach (var create in args is [var name, ..] && commands.TryGetValue(name, out var named) ? [named] : commands.Values.ToArray())
    root.Add(create());

return await CommandLine.Run(root, args, error => error is ToolException or InvalidDataException);
