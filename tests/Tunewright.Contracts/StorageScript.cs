using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>A generated sequence of calls, that every storage must answer alike.</summary>
public sealed record StorageScript(ImmutableArray<(int Call, int Trial, int Detail)> Steps)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Distribution[] Ranges =
    [
        new FloatDistribution(-1.5, 0.1),
        new FloatDistribution(1e-7, 1e22, log: true),
        new FloatDistribution(0, 1, step: 0.1),
        new IntDistribution(-3, 12, step: 3),
        new CategoricalDistribution("a", null, true, 1, 1.0, double.NaN, "ü\n\"\\\U0001F3AC"),
    ];

    private static readonly object?[] Notes =
    [
        null,
        true,
        7L,
        0.1,
        double.NaN,
        double.NegativeInfinity,
        "ü\n\"\\\u0000\U0001F3AC",
        (List<object?>)[1L, 1.0, "x", null],
        new OrderedDictionary<string, object?> { ["b"] = 1L, ["a"] = (List<object?>)[] },
    ];

    // Not -0.0, which SQLite's format has not.
    private static readonly double[] Numbers = [0, 1, 1e-5, 123456789.125, 1e300, double.PositiveInfinity, double.NegativeInfinity, 5e-324];

    /// <summary>Up to 40 calls on one study.</summary>
    public static Gen<StorageScript> All { get; } =
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 6], Gen.Int[0, 100]).Array[1, 40].Select(steps => new StorageScript([.. steps]));

    /// <summary>Makes the calls on a study of that name, and returns what each answered and what the storage holds then.</summary>
    public string Run(IStudyStorage storage, string name)
    {
        var study = storage.CreateStudy(name, [StudyDirection.Minimize]);
        var table = new TrialTable(study);
        var answers = new List<string>();
        for (var i = 0; i < Steps.Length; i++)
        {
            var (call, trial, detail) = Steps[i];
            try
            {
                answers.Add(Call(storage, table, call, trial, detail, Noon.AddSeconds(i).AddMicroseconds(detail)));
            }
            catch (Exception e) when (e is TrialFinishedException or ArgumentException or KeyNotFoundException)
            {
                answers.Add(e.GetType().Name);
            }
        }
        return string.Join('\n', answers) + '\n' + StorageText.Of(storage, name);
    }

    private static string Call(IStudyStorage storage, TrialTable table, int call, int number, int detail, DateTimeOffset now)
    {
        FrozenTrial Write(TrialChanges changes) =>
            storage.Write(table, table.Find(number)?.Id ?? throw new KeyNotFoundException(), changes);
        var parameter = new TrialParameter($"p{detail % 3}", Ranges[detail % Ranges.Length], 0.5);
        parameter = parameter with
        {
            Value = parameter.Distribution switch
            {
                IntDistribution => 3,
                CategoricalDistribution => detail % 7,
                _ => 0.1,
            },
        };
        var note = ($"key{detail % 4}", Notes[detail % Notes.Length]);
        var value = Numbers[detail % Numbers.Length];
        switch (call)
        {
            case 0 or 1:
                return StorageText.Of(storage.Start(table, now));
            case 2:
                return StorageText.Of(
                    storage.Add(
                        table,
                        new()
                        {
                            Id = 0,
                            Number = 0,
                            State = TrialState.Waiting,
                            SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add(
                                "fixed_params",
                                new OrderedDictionary<string, object?> { ["p0"] = note.Item2 }
                            ),
                        }
                    )
                );
            case 3:
                return StorageText.Of(
                    storage.Add(
                        table,
                        new()
                        {
                            Id = 0,
                            Number = 0,
                            State = TrialState.Complete,
                            Values = [value],
                            Parameters = [parameter],
                            IntermediateValues = ImmutableSortedDictionary<long, double>.Empty.Add(3, double.NaN).Add(1, value),
                            UserAttributes = ImmutableDictionary<string, object?>.Empty.Add(note.Item1, note.Item2),
                            Started = now,
                            Completed = now.AddSeconds(1),
                        }
                    )
                );
            case 4:
                return StorageText.Of(Write(new() { Parameters = [parameter] }));
            case 5:
                return StorageText.Of(Write(new() { Reports = [(detail % 5, value), (detail % 3, double.NaN)] }));
            case 6:
                return StorageText.Of(Write(new() { UserAttributes = [note], SystemAttributes = [("other", note.Item2), note] }));
            case 7:
                return StorageText.Of(
                    Write(
                        new()
                        {
                            Parameters = [parameter],
                            Reports = [(9, value)],
                            State = (TrialState)(1 + detail % 3),
                            Values = detail % 3 == 2 ? [] : [value],
                            Completed = now,
                        }
                    )
                );
            case 8:
                var (ended, begun) = storage.WriteAndStart(
                    table,
                    table.Find(number)?.Id ?? throw new KeyNotFoundException(),
                    new()
                    {
                        Parameters = [parameter],
                        State = TrialState.Complete,
                        Values = [value],
                        Completed = now,
                    },
                    now
                );
                return $"{StorageText.Of(ended)}\n{StorageText.Of(begun)}";
            case 9:
                storage.SetStudyAttribute(
                    table.StudyRecord,
                    detail % 2 == 0 ? AttributeOwner.User : AttributeOwner.System,
                    note.Item1,
                    note.Item2
                );
                return "noted";
            default:
                storage.Sync(table);
                return string.Join('\n', table.All().Select(StorageText.Of));
        }
    }
}
