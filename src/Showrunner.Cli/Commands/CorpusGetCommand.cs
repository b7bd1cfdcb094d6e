using System.CommandLine;
using Spectre.Console;

namespace Showrunner.Cli;

/// <summary><c>showrunner corpus get</c>: downloads a public corpus.</summary>
internal static class CorpusGetCommand
{
    private static readonly CorpusDownload[] Known = [CorpusDownload.Seinfeld];

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = $"Which corpus: {string.Join(", ", Known.Select(known => known.Name))}." };
        name.AcceptOnlyFromAmong([.. Known.Select(known => known.Name)]);
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The file to make (default: the corpus's name and .txt, in the current folder)",
            HelpName = "file",
        };
        var command = new DocumentedCommand(
            "get",
            "Downloads a public corpus and verifies it. Run it again to continue a download that stopped."
        )
        {
            Examples =
            [
                new("Get the corpus of Udacity's TV-script notebook (3.5 MB; its scripts belong to their owners)", "corpus get seinfeld"),
            ],
        };
        command.Add(name);
        command.Add(output);
        command.SetAction(
            (parsed, stop) => Run(Known.Single(known => known.Name == parsed.GetRequiredValue(name)), parsed.GetValue(output), stop)
        );
        return command;
    }

    private static async Task<int> Run(CorpusDownload download, string? output, CancellationToken stop)
    {
        output ??= download.Name + ".txt";
        using var client = new HttpClient();
        if (Screen.IsLive)
        {
            await Screen
                .Out.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn())
                .StartAsync(bars => download.SaveAsync(output, client, new Bar(bars.AddTask(output, maxValue: download.Length)), stop));
        }
        else
        {
            await download.SaveAsync(output, client, cancellationToken: stop);
        }
        Console.WriteLine($"Saved {output}. To look at it: showrunner corpus {output}");
        return 0;
    }

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
