using System.Diagnostics;
using System.Globalization;
using System.Text;
using Showrunner.Formats;

namespace Benchmarks;

/// <summary>Reading big files, each beside Python's reader of that format, as whole processes in turns.</summary>
internal static class FormatsBenchmark
{
    public const string Usage = """
        formats                 34 MB of CSV beside Python's csv and pandas, 120 pages of PDF beside pdfminer
        """;

    private const int Turns = 3;
    private const int TableBytes = 34_000_000;
    private const int Pages = 120;

    private static readonly (string File, string[] Peers)[] Contests = [("lines.csv", ["csv", "pandas"]), ("play.pdf", ["pdfminer"])];

    public static int? Run(string[] arguments)
    {
        if (arguments is ["read", var path])
        {
            var read = ScriptFormat.Read(path, File.ReadAllBytes(path));
            Console.WriteLine(read.Document.Elements.Count);
            return 0;
        }
        if (arguments.Length > 0)
            return null;
        var folder = Directory.CreateTempSubdirectory("formats").FullName;
        File.WriteAllText(Path.Combine(folder, "lines.csv"), Table());
        File.WriteAllBytes(Path.Combine(folder, "play.pdf"), Play());
        foreach (var (file, peers) in Contests)
            Measure(Path.Combine(folder, file), peers);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Measure(string path, string[] peers)
    {
        var ours = new List<Cost>();
        var theirs = peers.ToDictionary(peer => peer, _ => new List<Cost>());
        for (var turn = 0; turn < Turns; turn++)
        {
            ours.Add(CostOf(Environment.ProcessPath!, "formats", "read", path));
            foreach (var peer in peers)
                theirs[peer].Add(CostOf(Python.Interpreter, PeerScript.Path("Formats", "peer.py"), peer, path));
        }
        var best = ours.MinBy(cost => cost.Wall);
        Console.WriteLine($"{Path.GetFileName(path)}, {new FileInfo(path).Length / 1e6:F1} MB, least of {Turns} turns: Showrunner {best}");
        foreach (var (peer, costs) in theirs)
        {
            var least = costs.MinBy(cost => cost.Wall);
            Console.WriteLine(
                $"  {peer}: {least}: {least.Wall / best.Wall:F2} × our time, {least.Processor / best.Processor:F2} × our processor time"
            );
        }
    }

    // GNU time (in Debian, the package time) knows what a process has taken.
    private static Cost CostOf(string program, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        using (
            var process = Process.Start(new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", "-o", file, program, .. arguments]))!
        )
        {
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException(
                    $"{program} {string.Join(' ', arguments)} failed. Peers: python3-pandas, python3-pdfminer."
                );
            }
        }
        var costs = File.ReadAllText(file).Split(' ').Select(cost => double.Parse(cost, CultureInfo.InvariantCulture)).ToArray();
        File.Delete(file);
        return new(costs[0], costs[1] + costs[2], costs[3] / 1024);
    }

    // The columns of The Simpsons' table, with invented words.
    private static string Table()
    {
        var table = new StringBuilder(
            "id,episode_id,number,raw_text,timestamp_in_ms,speaking_line,raw_character_text,raw_location_text,spoken_words\n"
        );
        for (var i = 0; table.Length < TableBytes; i++)
        {
            var words = $"Well, \"\"number {i}\"\" is [knocks] late, and nine minutes of fog come up with the soup, as always.";
            table.Append(
                CultureInfo.InvariantCulture,
                $"{i},{i / 300},{i},\"Person {i % 40}: {words}\",{i}000,true,Person {i % 40},The Deck,\"{words}\"\n"
            );
        }
        return table.ToString();
    }

    private static byte[] Play()
    {
        var speeches = Enumerable
            .Range(0, Pages * 9)
            .SelectMany<int, ScriptElement>(i =>
                [
                    .. i % 27 == 0 ? [new ScriptElement.Heading($"INT. ROOM {i} - DAY")] : Array.Empty<ScriptElement>(),
                    new ScriptElement.Speech(
                        $"PERSON {i % 12}",
                        $"(quietly) Number {i} is late, and nine minutes of fog come up with the soup, as always, and nobody knows why."
                    ),
                ]
            );
        return ScriptFormat.OfFile("x.pdf")!.Write(new ScriptDocument([.. speeches]), "The Ferry");
    }

    private readonly record struct Cost(double Wall, double Processor, double Megabytes)
    {
        public override string ToString() => $"{Wall:F2} s, {Processor:F2} s of processor time, {Megabytes:F0} MB";
    }
}
