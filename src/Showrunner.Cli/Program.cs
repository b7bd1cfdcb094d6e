using System.CommandLine;
using Showrunner.Cli;

var root = new RootCommand("Learns a show from its scripts and writes new scenes.") { HelpName = "showrunner" };

return await CommandLine.Run(root, args);
