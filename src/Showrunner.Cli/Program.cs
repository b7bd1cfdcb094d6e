using System.CommandLine;
using Showrunner;
using Showrunner.Cli;

var commands = new OrderedDictionary<string, Func<Command>>
{
    ["demo"] = DemoCommand.Create,
    ["studio"] = StudioCommand.Create,
    ["train"] = TrainCommand.Create,
    ["tune"] = TuneCommand.Create,
    ["study"] = StudyCommand.Create,
    ["write"] = WriteCommand.Create,
    ["evaluate"] = EvaluateCommand.Create,
    ["calibrate"] = CalibrateCommand.Create,
    ["compare"] = CompareCommand.Create,
    ["report"] = ReportCommand.Create,
    ["export"] = ExportCommand.Create,
    ["serve"] = ServeCommand.Create,
    ["corpus"] = CorpusCommand.Create,
    ["convert"] = ConvertCommand.Create,
};
var root = new RootCommand("Learns a show from its scripts and writes new scenes.") { HelpName = "showrunner" };

// One that is named is built alone: each has dozens of options, and the first word is wanted at once.
foreach (var create in args is [var name, ..] && commands.TryGetValue(name, out var named) ? [named] : commands.Values.ToArray())
    root.Add(create());

return await CommandLine.Run(root, args, error => error is ShowrunnerException);
