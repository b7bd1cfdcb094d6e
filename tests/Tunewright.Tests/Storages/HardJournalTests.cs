using System.Text;

namespace Tunewright.Tests.Storages;

/// <summary>Journals that were damaged, taken away, replaced, or written with numbers that others allow.</summary>
public sealed class HardJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Journal => folder.File("study.log");

    public void Dispose() => folder.Dispose();

    private Study Open(JournalOptions? options = null) =>
        Some.Study(
            new()
            {
                Name = "s",
                Storage = new JournalStorage(Journal, options),
                LoadIfExists = true,
            }
        );

    [Fact]
    public void KeepStepsBeyond32Bits()
    {
        var study = Open();
        study.Optimize(
            trial =>
            {
                trial.Report(2.31, 3_000_000_000);
                trial.Report(2, 1L << 60);
                return 1;
            },
            trials: 1
        );
        study.AddTrial(study.Trials[0]);
        JournalCompaction.Compact(Journal);

        Assert.All(Open().Trials, trial => Assert.Equal([3_000_000_000, 1L << 60], trial.IntermediateValues.Keys));
        Assert.Equal(1L << 60, Open().Trials[0].LastStep);
    }

    [Fact]
    public void AreNotCutByAProcessThatSleptWhileItsLockWasBroken()
    {
        var options = new JournalOptions { DeadLockAge = TimeSpan.FromMilliseconds(30) };
        var (sleeper, other) = (new JournalStorage(Journal, options), Open(options));
        var table = new TrialTable(sleeper.FindStudy("s")!);
        var trial = sleeper.Start(table, DateTimeOffset.UtcNow);
        var slept = false;
        var value = new SlowValue(() =>
        {
            if (slept)
                return;
            slept = true;
            other.Optimize(one => one.SuggestDouble("x", 0, 1), trials: 5);
        });

        sleeper.Write(table, trial.Id, new() { UserAttributes = [("slow", value)] });

        Assert.True(slept);
        Assert.Equal(6, Open().Trials.Count);
        Assert.Equal(5, Open().TrialsIn(TrialState.Complete).Count);
        Assert.Equal([1L], (IReadOnlyList<object?>)Open().Trials[0].UserAttributes["slow"]!);
        Assert.Equal([Journal], Directory.GetFiles(Path.GetDirectoryName(Journal)!));
    }

    /// <summary>A list that takes its time, as a process does that is suspended while it writes.</summary>
    private sealed class SlowValue(Action whileWritten) : IReadOnlyList<object?>
    {
        public object? this[int index] => 1L;

        public int Count
        {
            get
            {
                whileWritten();
                return 1;
            }
        }

        public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)[1L]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public void LeaveTheLockOfAnotherProcessAlone()
    {
        var study = Open();
        var held = JournalLock.Acquire(Journal, new());
        File.Delete(Journal + ".lock");
        File.WriteAllText(Journal + ".lock", "of another");

        Assert.False(held.IsHeld);
        held.Dispose();

        Assert.Equal("of another", File.ReadAllText(Journal + ".lock"));
        Assert.NotNull(study);
    }

    [Fact]
    public void ThatWereDeletedAreNotMadeAnew()
    {
        var study = Open();
        study.Optimize(_ => 0.0, trials: 2);
        File.Delete(Journal);

        Assert.Contains("was deleted", Assert.Throws<InvalidDataException>(() => study.Ask()).Message);
        Assert.Contains("was deleted", Assert.Throws<InvalidDataException>(() => study.Trials).Message);
        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public void ThatWereReplacedByALongerOneAreNotAppendedTo()
    {
        var study = Open();
        study.Optimize(_ => 0.0, trials: 2);
        File.Move(Journal, folder.File("old.log"));
        var other = Some.Study(new() { Name = "other", Storage = new JournalStorage(Journal) });
        other.Optimize(_ => 0.0, trials: 20);
        var before = File.ReadAllText(Journal);

        Assert.Contains("was replaced", Assert.Throws<InvalidDataException>(() => study.Ask()).Message);
        Assert.Contains("was replaced", Assert.Throws<InvalidDataException>(() => study.Trials).Message);

        Assert.Equal(before, File.ReadAllText(Journal));
    }

    [Fact]
    public void MayBeginWithAByteOrderMark()
    {
        Open().Optimize(_ => 0.0, trials: 2);
        File.WriteAllText(Journal, File.ReadAllText(Journal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Open().Optimize(_ => 0.0, trials: 1);

        Assert.Equal(3, Open().Trials.Count);
    }

    public static TheoryData<string, int> Damages =>
        new()
        {
            { "\n", 0 },
            { "{}\n", 0 },
            { "\0\0\0\0\n", 0 },
            {
                """{"op_code": 5, "worker_id": "w", "trial_id": 0, "param_name": "x", "param_value_internal": 1.0, "distribution": "{}"}"""
                    + "\n",
                0
            },
            { """{"op_code": 8, "worker_id": "w", "trial_id": 0, "user_at""", 0 }, // and the next line follows on it
            { "\0\0\0\0", 0 },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public void ThatWereDamagedCanBeSavedWithoutTheBrokenLines(string damage, int lost)
    {
        Open().Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 10);
        var lines = File.ReadAllLines(Journal);
        File.WriteAllText(Journal, string.Join('\n', lines[..5]) + "\n" + damage + string.Join('\n', lines[5..]) + "\n");

        var error = Assert.Throws<InvalidDataException>(() => new JournalStorage(Journal));
        Assert.Contains("Line 6", error.Message);
        Assert.Contains("skipBroken", error.Message);
        Assert.Throws<InvalidDataException>(() => JournalCompaction.Compact(Journal));

        var left = JournalCompaction.Compact(Journal, skipBroken: true);

        Assert.StartsWith("line 6: ", Assert.Single(left));
        Assert.Equal(10 - lost, Open().TrialsIn(TrialState.Complete).Count);
        Assert.True(File.Exists(Journal + ".broken"));
        Assert.Empty(JournalCompaction.Compact(Journal));
    }
}
