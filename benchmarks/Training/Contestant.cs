using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>
/// One of those compared, in a process of its own, so that none profits from another's settings. It works only in its turn.
/// </summary>
internal sealed class Contestant : IDisposable
{
    private readonly Process _process;
    private readonly int _steps;

    /// <summary>The verb's argument that makes a process a contestant.</summary>
    public const string Verb = "--serve";

    private Contestant(string name, int steps, string program, params string[] arguments)
    {
        (Name, _steps) = (name, steps);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (arguments.Contains("notebook"))
            start.Environment["SHOWRUNNER_LIBTORCH_AS_IT_COMES"] = "1";
        _process = Process.Start(start)!;
        Ask(2);
    }

    /// <summary>Starts this program as a contestant, and lets it take a first step.</summary>
    /// <param name="name">For the table.</param>
    /// <param name="steps">Steps in a turn.</param>
    /// <param name="way">"bptt", "notebook", or "notebook-tuned": as the notebook, with libtorch's memory kept.</param>
    /// <param name="vocabulary">Words, or entries, of the model.</param>
    public static Contestant Own(string name, int steps, string way, string vocabulary) =>
        new(name, steps, Environment.ProcessPath!, "training", Verb, way, vocabulary);

    /// <summary>Starts Debian's PyTorch as a contestant.</summary>
    public static Contestant PyTorch(string name, int steps, string vocabulary) =>
        new(name, steps, Python.Interpreter, PeerScript.Path("Training", "peer.py"), vocabulary);

    public string Name { get; }

    public List<double> TargetsPerSecond { get; } = [];

    public double Median => TargetsPerSecond.Order().ElementAt(TargetsPerSecond.Count / 2);

    public void TakeTurn() => TargetsPerSecond.Add(Ask(_steps));

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Is a contestant: answers on standard output until standard input ends.</summary>
    public static void Serve(string name, int vocabulary)
    {
        using IContest contest = name == "bptt" ? new BpttStep(vocabulary) : new NotebookStep(vocabulary);
        while (Console.ReadLine() is { } line)
        {
            var steps = int.Parse(line, CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < steps; step++)
                contest.Step();
            Console.WriteLine(contest.TargetsInStep * steps / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private double Ask(int steps)
    {
        _process.StandardInput.WriteLine(steps);
        return double.Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended early."),
            CultureInfo.InvariantCulture
        );
    }
}

internal interface IContest : IDisposable
{
    int TargetsInStep { get; }

    void Step();
}
