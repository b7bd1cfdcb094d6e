using System.CommandLine;
using Showrunner.Cli;
using Showrunner.Cli.Commands;

var root = new RootCommand("Learns a show from its scripts and writes new scenes.")
{
    DemoCommand.Create(),
    TrainCommand.Create(),
    TuneCommand.Create(),
    StudyCommand.Create(),
    WriteCommand.Create(),
    EvaluateCommand.Create(),
    ReportCommand.Create(),
    ExportCommand.Create(),
    ServeCommand.Create(),
    CorpusCommand.Create(),
};
root.HelpName = "showrunner";

return await CommandLine.Run(root, args);
