using System.Diagnostics;
using System.Globalization;
using Tunewright;

// Searches the options of a program in any language: each trial starts it, follows what it prints, and ends it early if it falls behind.
//   dotnet run --project samples/TunewrightProcess
// The program here is this one, started with "train". Put the path of yours in its place.
if (args is ["train", var rate, var layers])
    return Training.Run(double.Parse(rate, CultureInfo.InvariantCulture), int.Parse(layers, CultureInfo.InvariantCulture));

var study = Study.Create(new StudyOptions { Sampler = new TpeSampler(seed: 1), Pruner = new MedianPruner() });
await study.OptimizeAsync(
    Run,
    trials: 30,
    parallelism: 2,
    options: new() { Log = Console.Out, Catch = [typeof(InvalidOperationException)] } // a crash fails its trial, not the search
);
Console.WriteLine($"{study.BestValue:F3} with {string.Join(", ", study.BestParameters)}");
return 0;

static async Task<double> Run(Trial trial)
{
    string[] arguments =
    [
        "train",
        trial.SuggestDouble("rate", 1e-4, 1, log: true).ToString(CultureInfo.InvariantCulture),
        trial.SuggestInt("layers", 1, 8).ToString(CultureInfo.InvariantCulture),
    ];
    using var program = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
    )!;
    var errors = program.StandardError.ReadToEndAsync(); // read, or a full pipe would stop the program
    try
    {
        // Each line is "step loss", such as "3 0.2514"; other lines are ignored.
        var loss = double.NaN;
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var step, var value] || !long.TryParse(step, CultureInfo.InvariantCulture, out var number))
                continue;
            loss = double.Parse(value, CultureInfo.InvariantCulture);
            trial.Report(loss, number);
            if (trial.ShouldPrune())
                throw new TrialPrunedException();
        }
        await program.WaitForExitAsync();
        return program.ExitCode == 0
            ? loss
            : throw new InvalidOperationException($"The program ended with {program.ExitCode}: {await errors}");
    }
    finally
    {
        if (!program.HasExited)
            program.Kill(entireProcessTree: true);
    }
}
