using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tunewright.Cli;

/// <summary>Ends a program with all that it has started, since a shell that is told to end leaves its programs running.</summary>
internal static partial class ProcessTree
{
    private const int Terminate = 15,
        Kill = 9;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks the program and its descendants to end (SIGTERM), and after <paramref name="grace"/> makes them (SIGKILL).</summary>
    /// <remarks>Windows has no such request: there they end at once.</remarks>
    public static async Task End(Process root, TimeSpan grace)
    {
        if (OperatingSystem.IsWindows())
        {
            root.Kill(entireProcessTree: true);
            await root.WaitForExitAsync().ConfigureAwait(false);
            return;
        }

        var beginning = Stopwatch.GetTimestamp();
        var asked = new HashSet<Entry>();
        for (var alive = Alive(root.Id, asked); alive.Count > 0; alive = Alive(root.Id, asked))
        {
            var isPatient = Stopwatch.GetElapsedTime(beginning) < grace;
            foreach (var entry in alive)
            {
                if (asked.Add(entry) || !isPatient)
                    _ = Signal(entry.Id, isPatient ? Terminate : Kill); // it may have ended by itself
            }
            await Task.Delay(Poll).ConfigureAwait(false);
        }
        await root.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>The root, its descendants and those of <paramref name="known"/> that still run.</summary>
    private static List<Entry> Alive(int root, HashSet<Entry> known)
    {
        var all = OperatingSystem.IsLinux() ? OfProc() : OfPs();
        var tree = all.Where(entry => known.Contains(entry) || (known.Count == 0 && entry.Id == root)).ToList();
        var children = all.ToLookup(entry => entry.Parent);
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i].Id].Where(child => !tree.Contains(child)));
        return tree;
    }

    /// <summary>All processes but those that have ended, on Linux.</summary>
    private static List<Entry> OfProc()
    {
        var entries = new List<Entry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            try
            {
                var stat = File.ReadAllText(Path.Join(folder, "stat"));
                // What follows the program's name, which can have any characters: state, parent, …, and in the 20th place the start.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] is not ("Z" or "X"))
                    entries.Add(new(id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]));
            }
            catch (IOException)
            {
                continue; // it has ended since
            }
        }
        return entries;
    }

    /// <summary>All processes but those that have ended, on macOS.</summary>
    private static List<Entry> OfPs()
    {
        using var ps = Process.Start(
            new ProcessStartInfo("ps", ["-A", "-o", "pid=", "-o", "ppid=", "-o", "stat=", "-o", "lstart="])
            {
                RedirectStandardOutput = true,
            }
        )!;
        return
        [
            .. ps
                .StandardOutput.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length == 4 && fields[2][0] != 'Z')
                .Select(fields => new Entry(
                    int.Parse(fields[0], CultureInfo.InvariantCulture),
                    int.Parse(fields[1], CultureInfo.InvariantCulture),
                    fields[3]
                )),
        ];
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    /// <summary>A process; ids are used again, but not with the same start.</summary>
    private readonly record struct Entry(int Id, int Parent, string Start)
    {
        // A process whose parent ends gets another one.
        public bool Equals(Entry other) => Id == other.Id && Start == other.Start;

        public override int GetHashCode() => Id;
    }
}
