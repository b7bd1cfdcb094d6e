using System.Globalization;

namespace Tunewright.Cli;

/// <summary>An objective that is a program: each trial runs it once.</summary>
/// <param name="study">The study.</param>
/// <param name="space">The parameters.</param>
/// <param name="command">The program and its arguments.</param>
/// <param name="logs">The folder for the trials' logs, or null.</param>
/// <param name="grace">How long the program may take to end when asked to.</param>
internal sealed class ProgramObjective(
    Study study,
    OrderedDictionary<string, Distribution> space,
    CommandTemplate command,
    string? logs,
    TimeSpan grace
)
{
    private const string Variable = "TUNEWRIGHT_PARAM_",
        TrialVariable = "TUNEWRIGHT_TRIAL";

    private const string NoValue =
        "The program printed no value. Its last line must be a number, or a line be JSON such as {\"value\": 0.39}.";

    /// <summary>128 and the number of SIGINT: Ctrl-C reaches a program in the terminal, too, perhaps before this process.</summary>
    private const int Interrupted = 130;

    private static readonly TimeSpan OneInterruption = TimeSpan.FromMilliseconds(300);

    private string Objectives => Counted.Of(study.Directions.Length, "objective");

    /// <summary>Runs the program for a trial, and returns its values.</summary>
    /// <exception cref="ProgramFailedException">It failed, and the trial is marked so.</exception>
    /// <exception cref="TrialPrunedException">The pruner gave the trial up; the program was ended.</exception>
    public async Task<IReadOnlyList<double>> Run(Trial trial)
    {
        foreach (var (name, range) in space)
            trial.Suggest(name, range);
        var values = trial.Record.ExternalParameters();
        var words = command.Fill(trial.Number, values);
        using var log = new TrialLog(logs, trial.Number, words);
        await using var program = RunningProgram.Start(words, Environment(trial.Number, values), grace, log);

        var result = await Follow(program, trial, log).ConfigureAwait(false);
        if (program.ExitCode == Interrupted)
            await Task.Delay(OneInterruption, trial.Cancellation).ConfigureAwait(false);
        return program.ExitCode != 0 ? throw Failed(trial, $"The program ended with {ExitCode(program.ExitCode)}.", log)
            : result is null ? throw Failed(trial, NoValue, log)
            : result.Count == study.Directions.Length ? result
            : throw Failed(trial, $"The program gave {Counted.Of(result.Count, "value")}; the study has {Objectives}.", log);
    }

    /// <summary>Reads the program's output to its end, and returns its result, or null.</summary>
    private async Task<IReadOnlyList<double>?> Follow(RunningProgram program, Trial trial, TrialLog log)
    {
        IReadOnlyList<double>? said = null,
            printed = null;
        await foreach (var line in program.Lines(trial.Cancellation).ConfigureAwait(false))
        {
            switch (ProgramLine.Parse(line))
            {
                case ProgramLine.Report report when study.Directions.Length == 1:
                    Take(() => trial.Report(report.Value, report.Step));
                    if (trial.ShouldPrune())
                        throw new TrialPrunedException();
                    break;
                case ProgramLine.Report:
                    throw Failed(trial, $"The program reported a value on the way, which a study of {Objectives} cannot compare.", log);
                case ProgramLine.Attributes(var notes):
                    foreach (var (key, note) in notes)
                        Take(() => trial.SetUserAttribute(key, note));
                    break;
                case ProgramLine.Result(var values):
                    said = values;
                    break;
                case ProgramLine.Number(var number):
                    printed = [number];
                    break;
            }
        }
        return said ?? printed;

        void Take(Action action)
        {
            try
            {
                action();
            }
            catch (ArgumentException exception)
            {
                throw Failed(trial, $"The program printed what cannot be stored. {exception.Reason}", log);
            }
        }
    }

    /// <summary>Marks the trial with the reason, in the words of the tool.</summary>
    private ProgramFailedException Failed(Trial trial, string reason, TrialLog log)
    {
        var whole = log.LastErrors is { Length: > 0 } errors ? $"{reason}\n{errors}" : reason;
        study.Fail(trial.Number, whole);
        return new(whole);
    }

    private static string ExitCode(int code) =>
        code > 128 && code < 160 && !OperatingSystem.IsWindows()
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {code} (signal {code - 128})")
            : string.Create(CultureInfo.InvariantCulture, $"exit code {code}");

    private static IEnumerable<KeyValuePair<string, string>> Environment(int trial, IReadOnlyDictionary<string, object?> values) =>
        values
            .Select(value => KeyValuePair.Create(Variable + value.Key, ValueText.Of(value.Value)))
            .Append(KeyValuePair.Create(TrialVariable, trial.ToString(CultureInfo.InvariantCulture)));
}
