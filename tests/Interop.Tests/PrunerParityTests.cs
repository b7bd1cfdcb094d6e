using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Tunewright;
using Tunewright.Contracts;

namespace Interop.Tests;

/// <summary>Every pruner beside Optuna's of the same name: the same decisions in a thousand generated studies each.</summary>
public class PrunerParityTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [Fact]
    public Task MedianPruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.Int[0, 4],
                Gen.Int[0, 4],
                Gen.Int[1, 4],
                Gen.Int[1, 3],
                (startup, warmup, interval, least) =>
                    (
                        (IPruner)new MedianPruner(startup, warmup, interval, least),
                        new Spec(
                            "MedianPruner",
                            new()
                            {
                                ["n_startup_trials"] = startup,
                                ["n_warmup_steps"] = warmup,
                                ["interval_steps"] = interval,
                                ["n_min_trials"] = least,
                            }
                        )
                    )
            )
        );

    [Fact]
    public Task PercentilePruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.OneOf(Gen.Double[0, 100], Gen.Int[0, 4].Select(i => i * 25.0)),
                Gen.Int[0, 3],
                Gen.Int[0, 4],
                Gen.Int[1, 4],
                (percentile, startup, warmup, interval) =>
                    (
                        (IPruner)new PercentilePruner(percentile, startup, warmup, interval),
                        new Spec(
                            "PercentilePruner",
                            new()
                            {
                                ["percentile"] = percentile,
                                ["n_startup_trials"] = startup,
                                ["n_warmup_steps"] = warmup,
                                ["interval_steps"] = interval,
                            }
                        )
                    )
            )
        );

    [Fact]
    public Task SuccessiveHalvingPruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.Int[0, 4],
                Gen.Int[2, 4],
                Gen.Int[0, 2],
                Gen.Int[0, 3],
                (least, factor, rate, bootstrap) =>
                    (
                        (IPruner)new SuccessiveHalvingPruner(least == 0 ? null : least, factor, rate, least == 0 ? 0 : bootstrap),
                        new Spec(
                            "SuccessiveHalvingPruner",
                            new()
                            {
                                ["min_resource"] = least == 0 ? "auto" : least,
                                ["reduction_factor"] = factor,
                                ["min_early_stopping_rate"] = rate,
                                ["bootstrap_count"] = least == 0 ? 0 : bootstrap,
                            }
                        )
                    )
            )
        );

    [Fact]
    public Task HyperbandPruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.Int[1, 3],
                Gen.Frequency((1, Gen.Const(-1)), (3, Gen.Int[0, 80])),
                Gen.Int[2, 4],
                Gen.Int[0, 2],
                (least, extra, factor, bootstrap) =>
                    (
                        (IPruner)new HyperbandPruner(least, extra < 0 ? null : least + extra, factor, extra < 0 ? 0 : bootstrap),
                        new Spec(
                            "HyperbandPruner",
                            new()
                            {
                                ["min_resource"] = least,
                                ["max_resource"] = extra < 0 ? "auto" : least + extra,
                                ["reduction_factor"] = factor,
                                ["bootstrap_count"] = extra < 0 ? 0 : bootstrap,
                            }
                        )
                    )
            )
        );

    [Fact]
    public Task ThresholdPruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.Int[-20, 0],
                Gen.Int[0, 20],
                Gen.Int[0, 4],
                Gen.Int[1, 4],
                (lower, upper, warmup, interval) =>
                    (
                        (IPruner)new ThresholdPruner(lower / 4.0, upper / 4.0, warmup, interval),
                        new Spec(
                            "ThresholdPruner",
                            new()
                            {
                                ["lower"] = lower / 4.0,
                                ["upper"] = upper / 4.0,
                                ["n_warmup_steps"] = warmup,
                                ["interval_steps"] = interval,
                            }
                        )
                    )
            )
        );

    [Fact]
    public Task PatientPruner() =>
        DecidesAlike(
            Gen.Select(
                Gen.Int[0, 4],
                Gen.Int[0, 8],
                Gen.Bool,
                (patience, delta, wraps) =>
                    (
                        (IPruner)new PatientPruner(wraps ? new MedianPruner(0) : null, patience, delta / 4.0),
                        new Spec(
                            "PatientPruner",
                            new() { ["patience"] = patience, ["min_delta"] = delta / 4.0 },
                            wraps ? new Spec("MedianPruner", new() { ["n_startup_trials"] = 0 }) : null
                        )
                    )
            )
        );

    private static async Task DecidesAlike(Gen<(IPruner, Spec)> pruners)
    {
        var cases = Gen.Select(
                Histories.All,
                Histories.Curves,
                pruners,
                Gen.Frequency((3, Gen.Const(1)), (1, Gen.Const(100))),
                Gen.Bool,
                Case.Create
            )
            .Array[1000]
            .Generate(new PCG(4), null, out _);
        var folder = Directory.CreateTempSubdirectory("pruners-");
        try
        {
            var file = Path.Combine(folder.FullName, "cases.json");
            await File.WriteAllTextAsync(
                file,
                JsonSerializer.Serialize(cases.Select(c => c.Told), Json),
                TestContext.Current.CancellationToken
            );

            var answers = await Python.RunAsync("optuna", "decide_pruning.py", file);

            Assert.Equal(cases.Length, answers.GetArrayLength());
            foreach (var (own, answer) in cases.Zip(answers.EnumerateArray()))
                own.AssertDecides(answer);
            Assert.Contains(answers.EnumerateArray(), a => a.GetProperty("decisions").EnumerateArray().Any(d => d.GetBoolean()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A pruner as Optuna calls it and its options.</summary>
    private sealed record Spec(
        string Name,
        Dictionary<string, object> Options,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Spec? Wrapped = null
    );

    /// <summary>What Optuna is told of a case.</summary>
    private sealed record Told(string Study, string Direction, Spec Pruner, ToldTrial[] Trials, object[][] Reports);

    private sealed record ToldTrial(string State, double? Value, object[][] Reports, ImmutableDictionary<string, object?> Attributes);

    private sealed record Case(StudyHistory History, KeyValuePair<long, double>[] Reports, IPruner Pruner, Told Told)
    {
        public static Case Create(
            StudyHistory history,
            ImmutableSortedDictionary<long, double> curve,
            (IPruner Pruner, Spec Spec) subject,
            int scale,
            bool swap
        )
        {
            var scaled = new StudyHistory
            {
                StudyName = history.StudyName,
                Directions = history.Directions,
                Lineage = history.Lineage,
                Finished = [.. history.Finished.Select(t => Scale(t, scale))],
                Running = [.. history.Running.Select(t => Scale(t, scale))],
            };
            var reports = Scale(curve, scale).ToArray();
            // Steps need not be reported in order.
            if (swap && reports.Length > 3)
                (reports[1], reports[2]) = (reports[2], reports[1]);
            var told = new Told(
                history.StudyName,
                history.Directions[0].ToString().ToLowerInvariant(),
                subject.Spec,
                [
                    .. scaled
                        .Finished.Concat(scaled.Running)
                        .OrderBy(t => t.Number)
                        .Select(t => new ToldTrial(
                            t.State == TrialState.Failed ? "FAIL" : t.State.ToString().ToUpperInvariant(),
                            t.Values.IsEmpty ? null : t.Values[0],
                            Pairs(t.IntermediateValues),
                            t.SystemAttributes
                        )),
                ],
                Pairs(reports)
            );
            return new Case(scaled, reports, subject.Pruner, told);
        }

        public void AssertDecides(JsonElement answer)
        {
            var number = History.Finished.Count + History.Running.Count;
            var trial = new FrozenTrial
            {
                Id = number,
                Number = number,
                State = TrialState.Running,
            };
            var decisions = new List<bool>();
            foreach (var (step, value) in Reports)
            {
                trial = trial with { IntermediateValues = trial.IntermediateValues.Add(step, value) };
                var decision = Pruner.Decide(History, trial);
                trial = trial with { SystemAttributes = trial.SystemAttributes.SetItems(decision.SystemAttributes) };
                // Optuna leaves these undecided.
                decisions.Add(IsOurs(trial) ? answer.GetProperty("decisions")[decisions.Count].GetBoolean() : decision.Prune);
            }

            var context = JsonSerializer.Serialize(Told, Json);
            Assert.True(
                answer.GetProperty("decisions").EnumerateArray().Select(d => d.GetBoolean()).SequenceEqual(decisions),
                $"Optuna decided {answer}, here [{string.Join(", ", decisions)}], of {context}"
            );
            Assert.Equal(
                answer.GetProperty("attributes").EnumerateObject().ToDictionary(a => a.Name, a => Parse(a.Value.GetString()!)),
                trial.SystemAttributes.ToDictionary(a => a.Key, a => (double)a.Value!)
            );
            // Optuna works its brackets out at the first decision, ours are known before when maxResource is given.
            if (Reports.Length > 0 && answer.TryGetProperty("comparable", out var comparable))
            {
                var part = Pruner.Comparable(History, number);
                Assert.Equal(
                    comparable.EnumerateArray().Select(n => n.GetInt32()),
                    part.Finished.Concat(part.Running).Select(t => t.Number).Order()
                );
            }
        }

        /// <summary>Whether a percentile is over an infinity, or over earlier steps because no rival reported at the last one.</summary>
        private bool IsOurs(FrozenTrial trial)
        {
            var name = (Told.Pruner.Wrapped ?? Told.Pruner).Name;
            var complete = History.Finished.Where(other => other.State == TrialState.Complete);
            var rivals = complete.Where(other => other.IntermediateValues.ContainsKey(trial.LastStep!.Value)).ToList();
            return name is "MedianPruner" or "PercentilePruner"
                && (rivals.Count == 0 || rivals.Exists(other => double.IsInfinity(other.IntermediateValues[trial.LastStep!.Value])));
        }

        private static double Parse(string number) =>
            number switch
            {
                "inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                _ => double.Parse(number, CultureInfo.InvariantCulture),
            };

        private static FrozenTrial Scale(FrozenTrial trial, int scale) =>
            trial with
            {
                IntermediateValues = Scale(trial.IntermediateValues, scale).ToImmutableSortedDictionary(),
            };

        private static IEnumerable<KeyValuePair<long, double>> Scale(ImmutableSortedDictionary<long, double> curve, int scale) =>
            curve.Select(p => KeyValuePair.Create(p.Key * scale, p.Value));

        private static object[][] Pairs(IEnumerable<KeyValuePair<long, double>> reports) =>
            [.. reports.Select(p => new object[] { p.Key, p.Value })];
    }
}
