using System.Collections.Immutable;

namespace Tunewright.Tests.Storages;

public sealed class JournalFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Journal => folder.File("study.log");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CutsATornLastLineBeforeItAppends()
    {
        var study = Open();
        study.Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 3);
        File.AppendAllText(Journal, """{"op_code": 4, "worker_id": "dead", "stu""");
        Assert.Equal(3, Open().Trials.Count);

        Open().Optimize(trial => trial.SuggestDouble("x", 0, 1), trials: 1);

        Assert.Equal(4, Open().Trials.Count);
        Assert.DoesNotContain("dead", File.ReadAllText(Journal));
    }

    [Theory]
    [InlineData("not a journal\n")]
    [InlineData("[1, 2]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"op_code\": 11, \"worker_id\": \"w\"}\n")]
    [InlineData("{\"op_code\": 0, \"worker_id\": \"w\"}\n")]
    [InlineData("{\"op_code\": 4, \"worker_id\": \"w\", \"study_id\": \"a\"}\n")]
    [InlineData("{\"op_code\": 0, \"worker_id\": \"w\", \"study_na\n{\"op_code\": 1}\n")]
    [InlineData("SQLite format 3\0 and more\n")]
    [InlineData("a text without a line end")]
    [InlineData("{}")]
    public void RefusesWhatIsNoJournalAndLeavesIt(string content)
    {
        File.WriteAllText(Journal, content);

        var error = Assert.Throws<InvalidDataException>(() => new JournalStorage(Journal));

        Assert.Contains(Journal, error.Message);
        Assert.Contains("Line 1", error.Message);
        Assert.Equal(content, File.ReadAllText(Journal));
    }

    [Fact]
    public void RefusesToGoOnWhenTheFileWasCut()
    {
        var study = Open();
        study.Optimize(_ => 0.0, trials: 3);
        var length = new FileInfo(Journal).Length;
        using (var file = File.OpenWrite(Journal))
            file.SetLength(length / 2);

        Assert.Throws<InvalidDataException>(() => study.Ask());

        Assert.Equal(length / 2, new FileInfo(Journal).Length);
    }

    [Fact]
    public void ReadsAReadOnlyJournalButDoesNotChangeIt()
    {
        Open().Optimize(_ => 0.0, trials: 2);
        File.SetAttributes(Journal, FileAttributes.ReadOnly);

        var study = Open();

        Assert.Equal(2, study.Trials.Count);
        Assert.Contains(Journal, Assert.Throws<UnauthorizedAccessException>(() => study.Ask()).Message);
        Assert.Equal(2, study.Trials.Count);
        File.SetAttributes(Journal, FileAttributes.Normal);
    }

    [Fact]
    public void RefusesFoldersAndMissingFolders()
    {
        Directory.CreateDirectory(Journal);

        Assert.Throws<UnauthorizedAccessException>(() => new JournalStorage(Journal));
        Assert.Throws<DirectoryNotFoundException>(() =>
            Study.Create(new() { Storage = new JournalStorage(folder.File("none/study.log")) })
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BreaksTheLockOfADeadProcess(bool symbolicLink)
    {
        Open();
        if (symbolicLink)
            File.CreateSymbolicLink(Journal + ".lock", Journal);
        else
            File.WriteAllText(Journal + ".lock", "");

        var study = Study.Load(new() { Storage = new JournalStorage(Journal, new() { DeadLockAge = TimeSpan.FromMilliseconds(50) }) });
        study.Optimize(_ => 0.0, trials: 1);

        Assert.Single(study.Trials);
        Assert.Equal([Journal], Directory.GetFiles(Path.GetDirectoryName(Journal)!));
    }

    [Fact]
    public async Task WaitsForALockThatIsHeld()
    {
        var study = Open();
        File.CreateSymbolicLink(Journal + ".lock", Journal);
        var asking = Task.Run(() => study.Ask());
        await Task.Delay(100);
        Assert.False(asking.IsCompleted);

        File.Delete(Journal + ".lock");

        Assert.Equal(0, (await asking).Number);
    }

    [Fact]
    public void SkipsLinesThatDoNotFitAsEveryReaderDoes()
    {
        string[] lines =
        [
            """{"op_code": 0, "worker_id": "w", "study_name": "s", "directions": [1]}""",
            """{"op_code": 0, "worker_id": "w", "study_name": "s", "directions": [2]}""",
            """{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-11-23T23:45:06.283938+00:00"}""",
            """{"op_code":4,"worker_id":"w","study_id":7,"datetime_start":null}""",
            Parameter(
                "0.5",
                """{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": null, \"low\": 0.0, \"high\": 1.0, \"log\": false}}"""
            ),
            Parameter("1", """{\"name\": \"IntDistribution\", \"attributes\": {\"log\": false, \"step\": 1, \"low\": 0, \"high\": 1}}"""),
            """{"op_code":6,"worker_id":"w","trial_id":0,"state":0,"values":null,"datetime_start":"2030-01-01T00:00:00+00:00"}""",
            """{"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[Infinity],"""
                + """ "datetime_complete":"2026-11-23T23:45:07.283938+00:00"}""",
            """{"op_code":8,"worker_id":"w","trial_id":0,"user_attr":{"late":1}}""",
            """{"op_code":10,"worker_id":"w","trial_ids":[0]}""",
            """{"op_code":9,"worker_id":"w","trial_id":99,"system_attr":{"none":1}}""",
            """{"op_code":1,"worker_id":"w","study_id":5}""",
        ];
        File.WriteAllLines(Journal, lines);

        var study = Study.Load(new() { Storage = new JournalStorage(Journal) });

        var trial = Assert.Single(study.Trials);
        Assert.Equal((TrialState.Complete, 0.5, double.PositiveInfinity), (trial.State, trial["x"], trial.Values[0]));
        Assert.Equal(new(2026, 11, 23, 23, 45, 6, 283, 938, TimeSpan.Zero), trial.Started);
        Assert.Empty(trial.UserAttributes);
        Assert.Equal(StudyDirection.Minimize, study.Directions[0]);

        static string Parameter(string value, string distribution) =>
            """{"op_code":5,"worker_id":"w","trial_id":0,"param_name":"x","""
            + $"\"param_value_internal\":{value},\"distribution\":\"{distribution}\"}}";
    }

    [Fact]
    public void WritesLocalTimesForOlderPeers()
    {
        Study.Create(new() { Storage = new JournalStorage(Journal, new() { LocalTimes = true }) }).Ask();

        Assert.Matches("""datetime_start": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"}""", File.ReadAllText(Journal));
        Assert.InRange(
            Study.Load(new() { Storage = new JournalStorage(Journal) }).Trials[0].Started!.Value,
            DateTimeOffset.UtcNow.AddMinutes(-5),
            DateTimeOffset.UtcNow
        );
    }

    [Fact]
    public void CompactionKeepsEverythingAndItsIds()
    {
        var storage = new JournalStorage(Journal);
        var deleted = Some.Study(new() { Name = "deleted", Storage = storage });
        deleted.Optimize(_ => 0.0, trials: 2);
        var study = Open();
        study.SetUserAttribute("note", "ü");
        study.Optimize(
            trial =>
            {
                for (var step = 0; step < 20; step++)
                    trial.Report(step, step);
                return trial.SuggestDouble("x", 0, 1);
            },
            trials: 5
        );
        study.Ask().SuggestDouble("x", 0, 1);
        study.Enqueue(new Dictionary<string, object?> { ["x"] = 1 });
        storage.DeleteStudy("deleted");
        var (id, ids, text, size) = (
            study.Id,
            study.Trials.Select(trial => trial.Id).ToImmutableArray(),
            Contracts.StorageText.Of(study.Storage, "s"),
            new FileInfo(Journal).Length
        );

        JournalCompaction.Compact(Journal);

        var after = Open();
        Assert.Equal(text, Contracts.StorageText.Of(after.Storage, "s"));
        Assert.Equal(
            (id, ids),
            (after.Id, after.Trials.Select(trial => trial.Id).ToImmutableArray()),
            (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)
        );
        Assert.True(new FileInfo(Journal).Length < size / 2);
        Assert.Throws<FileNotFoundException>(() => JournalCompaction.Compact(folder.File("none.log")));
    }

    private Study Open() =>
        Some.Study(
            new()
            {
                Name = "s",
                Storage = new JournalStorage(Journal),
                LoadIfExists = true,
            }
        );
}
