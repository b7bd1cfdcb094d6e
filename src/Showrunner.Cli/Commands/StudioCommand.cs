using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Showrunner.Studio;
using Tunewright;

namespace Showrunner.Cli;

/// <summary><c>showrunner studio</c>: shows, training and writing in a browser.</summary>
internal static class StudioCommand
{
    private static readonly StudioOptions Usual = new() { Folder = "." };

    private static readonly Argument<string?> Folder = new("folder")
    {
        Description = "Where the shows are, with their scripts, models and scenes (default: the current folder)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly NumberOption<int> Port = Listening.Port(Usual.Port);

    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Print the address, and open no browser" };

    public static Command Create()
    {
        var command = new DocumentedCommand("studio", "Opens the studio in a browser: bring a show, train on it, and write scenes with it.")
        {
            Details =
                "Only this machine can reach it, and only those who open the printed address are let in. Everything is saved in the "
                + "folder as it happens; a training that Ctrl-C interrupts goes on when you resume it. Searches in SQLite databases of the "
                + "folder are shown too, including those of Python's Optuna.",
            Examples =
            [
                new("Begin in the current folder", "studio"),
                new("In a folder of its own, on a free port", "studio shows --port 0"),
                new("On a machine without a screen", "studio shows --no-browser"),
            ],
        };
        command.Add(Folder);
        command.Add(Port);
        command.Add(NoBrowser);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        Output.GoOnWithout(Screen.Notice);
        var folder = parsed.GetValue(Folder) ?? Usual.Folder;
        var storages = Searches(folder);
        try
        {
            await using var server = await StudioServer.StartAsync(
                Usual with
                {
                    Folder = folder,
                    Port = Port.In(parsed) ?? Usual.Port,
                    Storages = storages,
                },
                stop
            );
            Console.WriteLine($"The studio is at {server.SignInAddress}");
            Console.WriteLine("Ctrl-C stops it.");
            if (!parsed.GetValue(NoBrowser))
                Open(server.SignInAddress);
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        finally
        {
            foreach (var storage in storages)
                storage.Dispose();
        }
    }

    /// <summary>The searches of other programs in a folder; a database without any is somebody else's.</summary>
    private static List<IStudyStorage> Searches(string folder)
    {
        var storages = new List<IStudyStorage>();
        if (!Directory.Exists(folder))
            return storages;
        foreach (var path in Directory.EnumerateFiles(folder, "*.db").Order(StringComparer.Ordinal))
        {
            try
            {
                storages.Add(Storages.Open($"sqlite:///{path}", mustExist: true));
            }
            catch (Exception exception) when (exception is ShowrunnerException or InvalidDataException or IOException)
            {
                Screen.Notice($"{path} holds no searches, so the studio does not show it.");
            }
        }
        return storages;
    }

    private static void Open(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            Screen.Notice("no browser could be opened. Open the address yourself.");
        }
    }
}
