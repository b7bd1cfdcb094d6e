using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;

namespace Tunewright.Contracts;

/// <summary>What every storage must keep to. Derive from it, and open the same place again and again in <see cref="Open"/>.</summary>
public abstract partial class StorageContract
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 45, 6, 283, 938, TimeSpan.Zero);
    private readonly string name = $"study {Guid.NewGuid()} ü";

    /// <summary>Opens the storage of this test, as another process would; one that cannot be shared returns the same object.</summary>
    protected abstract IStudyStorage Open();

    /// <summary>How many generated sequences to try; less where a call costs a disk or a network.</summary>
    protected virtual int Iterations => 100;

    [Fact]
    public void KeepsAStudyWithItsDirections()
    {
        Open().CreateStudy(name, [StudyDirection.Minimize, StudyDirection.Maximize]);

        var found = Open().FindStudy(name)!;

        Assert.Equal(name, found.Name);
        Assert.Equal([StudyDirection.Minimize, StudyDirection.Maximize], found.Directions);
        Assert.Contains(Open().Studies(), study => study.Id == found.Id);
    }

    [Fact]
    public void RefusesANameThatIsTaken()
    {
        Create();

        var error = Assert.Throws<DuplicateStudyException>(() => Open().CreateStudy(name, [StudyDirection.Maximize]));

        Assert.Contains(name, error.Message);
        Assert.Equal([StudyDirection.Minimize], Open().FindStudy(name)!.Directions);
    }

    [Fact]
    public void TellsNamesApartByCase()
    {
        var lower = Open().CreateStudy(name + "a", [StudyDirection.Minimize]);

        var upper = Open().CreateStudy(name + "A", [StudyDirection.Minimize]);

        Assert.NotEqual(lower.Id, upper.Id);
        Assert.Equal(upper.Id, Open().FindStudy(name + "A")!.Id);
    }

    [Fact]
    public void ForgetsADeletedStudy()
    {
        var table = Create();
        var trial = Open().Start(table, Now);

        Open().DeleteStudy(table.StudyRecord);

        Assert.Null(Open().FindStudy(name));
        Assert.Throws<KeyNotFoundException>(() => Open().Start(new(table.StudyRecord), Now));
        Assert.Throws<KeyNotFoundException>(() => Open().Write(new(table.StudyRecord), trial.Id, new() { UserAttributes = [("a", 1L)] }));
        Assert.Throws<KeyNotFoundException>(() => Open().SetStudyAttribute(table.StudyRecord, AttributeOwner.User, "a", 1L));
        Assert.Throws<KeyNotFoundException>(() => Open().DeleteStudy(table.StudyRecord));
        Assert.NotEqual(table.StudyRecord.Id, Open().CreateStudy(name, [StudyDirection.Minimize]).Id);
    }

    [Fact]
    public void RenamesAStudyThatStaysTheSame()
    {
        var table = Create();
        var trial = Open().Start(table, Now);
        Open().CreateStudy(name + " taken", [StudyDirection.Minimize]);
        if (!Open().CanRename)
        {
            Assert.Throws<NotSupportedException>(() => Open().RenameStudy(table.StudyRecord, name + " new"));
            return;
        }

        var renamed = Open().RenameStudy(Open().FindStudy(name)!, name + " new");

        Assert.Equal((table.StudyRecord.Id, name + " new"), (renamed.Id, renamed.Name));
        Assert.Null(Open().FindStudy(name));
        var read = new TrialTable(Open().FindStudy(name + " new")!);
        Open().Sync(read);
        Assert.Equal(trial.Id, Assert.Single(read.All()).Id);
        Assert.Throws<DuplicateStudyException>(() => Open().RenameStudy(renamed, name + " taken"));
        Open().DeleteStudy(renamed);
        Assert.Throws<KeyNotFoundException>(() => Open().RenameStudy(renamed, name + " newer"));
    }

    [Fact]
    public void NumbersTheTrialsOfEachStudyFromZero()
    {
        var (first, second) = (Create(), new TrialTable(Open().CreateStudy(name + "2", [StudyDirection.Minimize])));

        var trials = Enumerable.Range(0, 6).Select(i => Open().Start(i % 2 == 0 ? first : second, Now)).ToList();

        Assert.Equal([0, 0, 1, 1, 2, 2], trials.Select(trial => trial.Number));
        Assert.Equal(6, trials.Select(trial => trial.Id).Distinct().Count());
        Assert.All(trials, trial => Assert.Equal((TrialState.Running, (DateTimeOffset?)Now), (trial.State, trial.Started)));
    }

    [Fact]
    public void StartsWaitingTrialsFirstAndInOrder()
    {
        var table = Create();
        for (var i = 0L; i < 3; i++)
            Open().Add(table, Waiting(i));

        var started = Enumerable.Range(0, 4).Select(_ => Open().Start(table, Now)).ToList();

        Assert.Equal([0, 1, 2, 3], started.Select(trial => trial.Number));
        Assert.Equal([0L, 1L, 2L, null], started.Select(trial => trial.SystemAttributes.GetValueOrDefault("n")));
        Assert.All(started, trial => Assert.Equal((TrialState.Running, (DateTimeOffset?)Now), (trial.State, trial.Started)));
    }

    [Fact]
    public void GivesEachWaitingTrialToOneWorker()
    {
        var table = Create();
        for (var i = 0L; i < 40; i++)
            Open().Add(table, Waiting(i));

        var taken = new ConcurrentBag<int>();
        InFourThreads(() =>
        {
            var (storage, own) = (Open(), new TrialTable(table.StudyRecord));
            var trial = storage.Start(own, Now);
            for (var i = 1; i < 15; i++)
            {
                taken.Add(trial.Number);
                trial = storage.WriteAndStart(own, trial.Id, End(1), Now).Begun;
            }
            taken.Add(trial.Number);
        });

        Assert.Equal(Enumerable.Range(0, 60), taken.Order());
    }

    [Fact]
    public void KeepsWhatEndsATrialInOneBatch()
    {
        var table = Create();
        var trial = Open().Start(table, Now);

        var written = Open()
            .Write(
                table,
                trial.Id,
                new()
                {
                    Parameters = [new("x", new FloatDistribution(0, 1), 0.1), new("c", new CategoricalDistribution("a", null), 1)],
                    Reports = [(2, double.NaN), (0, double.PositiveInfinity)],
                    UserAttributes = [("note", "ü")],
                    SystemAttributes = [("list", (List<object?>)[1L, 2.5])],
                    State = TrialState.Complete,
                    Values = [double.NegativeInfinity],
                    Completed = Now.AddSeconds(1),
                }
            );

        var kept = Assert.Single(Read().All());
        Assert.Equal(StorageText.Of(written), StorageText.Of(kept));
        Assert.Equal(StorageText.Of(written), StorageText.Of(table.Find(0)!));
        Assert.Equal(["x", "c"], kept.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([double.NegativeInfinity], kept.Values);
        Assert.Equal([KeyValuePair.Create(0L, double.PositiveInfinity), KeyValuePair.Create(2L, double.NaN)], kept.IntermediateValues);
        Assert.Equal("ü", kept.UserAttributes["note"]);
        Assert.Equal((Now, Now.AddSeconds(1)), (kept.Started, kept.Completed));
    }

    [Fact]
    public void RefusesToChangeATrialThatHasEnded()
    {
        var table = Create();
        var trial = Open().Start(table, Now);
        Open().Write(table, trial.Id, End(1));
        var before = StorageText.Of(Open(), name);

        var error = Assert.Throws<TrialFinishedException>(() =>
            Open().Write(table, trial.Id, End(2) with { UserAttributes = [("late", true)] })
        );

        Assert.Equal([1], error.Trial.Values);
        Assert.Equal(before, StorageText.Of(Open(), name));
    }

    [Fact]
    public void RefusesAParameterOfAnotherKindAndTheWholeBatch()
    {
        var table = Create();
        Open().Write(table, Open().Start(table, Now).Id, new() { Parameters = [new("x", new FloatDistribution(0, 1), 0.1)] });
        var second = Open().Start(table, Now);
        var before = StorageText.Of(Open(), name);

        var error = Assert.Throws<ArgumentException>(() =>
            Open()
                .Write(
                    table,
                    second.Id,
                    End(1) with
                    {
                        Parameters = [new("x", new IntDistribution(0, 1), 1)],
                        UserAttributes = [("a", 1L)],
                    }
                )
        );
        Assert.Throws<ArgumentException>(() =>
            Open().Add(table, Waiting(0) with { Parameters = [new("x", new CategoricalDistribution("a"), 0)] })
        );

        Assert.Contains("'x'", error.Message);
        Assert.Contains("FloatDistribution", error.Message);
        Assert.Contains("IntDistribution", error.Message);
        Assert.Equal(before, StorageText.Of(Open(), name));
    }

    [Fact]
    public void RefusesTrialsThatAreNotThere()
    {
        var table = Create();

        Assert.Throws<KeyNotFoundException>(() => Open().Write(table, 123_456_789, End(1)));
    }

    [Fact]
    public void SeesWhatOthersWriteAndOnlyThat()
    {
        var (here, there) = (Create(), Read());
        var (mine, theirs) = (Open(), Open());
        var first = mine.Start(here, Now);
        theirs.Sync(there);
        Assert.Equal(TrialState.Running, there.Find(0)!.State);

        mine.Write(here, first.Id, End(1));
        var second = theirs.Start(there, Now);

        Assert.Equal(TrialState.Complete, there.Find(0)!.State);
        Assert.Equal(1, second.Number);
        Assert.Null(here.Find(1));
        mine.Sync(here);
        Assert.Equal(TrialState.Running, here.Find(1)!.State);
    }

    [Fact]
    public void LosesNothingOfFourWorkers()
    {
        var study = Create().StudyRecord;
        var told = new ConcurrentDictionary<int, double>();

        InFourThreads(() =>
        {
            var (storage, table) = (Open(), new TrialTable(study));
            var trial = storage.Start(table, Now);
            for (var i = 1; i <= 25; i++)
            {
                storage.Write(table, trial.Id, new() { Reports = [(0, trial.Number)] });
                var end = End(trial.Number / 7.0) with { Parameters = [new("x", new FloatDistribution(0, 1), trial.Number / 100.0)] };
                Assert.True(told.TryAdd(trial.Number, trial.Number / 7.0));
                if (i % 5 == 0)
                    storage.Write(table, trial.Id, end);
                if (i < 25)
                    trial = i % 5 == 0 ? storage.Start(table, Now) : storage.WriteAndStart(table, trial.Id, end, Now).Begun;
            }
        });

        var kept = Read().All();
        Assert.Equal(Enumerable.Range(0, 100), kept.Select(trial => trial.Number));
        Assert.All(kept, trial => Assert.Equal(told[trial.Number], trial.Values[0]));
        Assert.All(kept, trial => Assert.Equal(trial.Number / 100.0, trial["x"]));
    }

    [Fact]
    public void KeepsLongNamesAndTexts()
    {
        var study = Open().CreateStudy(new string('n', 512 - name.Length) + name, [StudyDirection.Minimize]);
        var text = string.Concat(Enumerable.Repeat("0123456789\U0001F3AC", 1000));

        Open().SetStudyAttribute(study, AttributeOwner.User, new string('k', 512), text);

        Assert.Equal(text, Open().FindStudy(study.Name)!.UserAttributes[new string('k', 512)]);
    }

    [Fact]
    public void AnswersAsTheOneInMemoryDoes()
    {
        var round = 0;
        StorageScript.All.Sample(
            script =>
            {
                var study = $"{name} {Interlocked.Increment(ref round)}";
                var expected = script.Run(new InMemoryStorage(), study);

                var storage = Open();

                Assert.Equal(expected, script.Run(storage, study));
                Assert.Equal(StorageText.Of(storage, study), StorageText.Of(Open(), study));
            },
            iter: Iterations,
            threads: 1
        );
    }

    [Fact]
    public void EndsATrialAndTakesTheOldestQueuedOneAtOnce()
    {
        var table = Create();
        var storage = Open();
        var first = storage.Start(table, Now);
        var queued = storage.Add(table, Waiting(7));

        var (ended, next) = storage.WriteAndStart(table, first.Id, End(1), Now.AddSeconds(2));
        var (_, last) = storage.WriteAndStart(table, next.Id, End(2), Now.AddSeconds(3));

        Assert.Equal(TrialState.Complete, ended.State);
        Assert.Equal((queued.Number, TrialState.Running, 7L), (next.Number, next.State, next.SystemAttributes["n"]));
        Assert.Equal(
            [(0, TrialState.Complete), (1, TrialState.Complete), (2, TrialState.Running)],
            Read().All().Select(trial => (trial.Number, trial.State))
        );
        Assert.Equal(2, last.Number);
    }

    [Fact]
    public void TakesOneQueuedTrialForOneCaller()
    {
        var table = Create();
        var queued = Enumerable.Range(0, 3).Select(i => Open().Add(table, Waiting(i))).ToList();

        var taken = Open().Take(table, queued[1].Id, Now);

        Assert.Equal((1, TrialState.Running, Now, 1L), (taken!.Number, taken.State, taken.Started!.Value, taken.SystemAttributes["n"]));
        Assert.Equal(StorageText.Of(taken), StorageText.Of(table.Find(1)!));
        Assert.Equal(StorageText.Of(taken), StorageText.Of(Read().Find(1)!));
        Assert.Null(Open().Take(new(table.StudyRecord), queued[1].Id, Now));
        Assert.Equal([0, 2, 3], Enumerable.Range(0, 3).Select(_ => Open().Start(table, Now).Number));
        Open().Write(table, taken.Id, End(1));
        Assert.Throws<TrialFinishedException>(() => Open().Take(table, taken.Id, Now));
        Assert.Throws<KeyNotFoundException>(() => Open().Take(table, 123_456_789, Now));
    }

    [Fact]
    public void BeginsNoTrialWhenTheEndIsRefused()
    {
        var table = Create();
        var storage = Open();
        var first = storage.Start(table, Now);
        storage.Write(table, first.Id, End(1));

        Assert.Throws<TrialFinishedException>(() => storage.WriteAndStart(table, first.Id, End(2), Now));

        Assert.Equal([1.0], Assert.Single(Read().All()).Values);
    }

    private TrialTable Create() => new(Open().CreateStudy(name, [StudyDirection.Minimize]));

    private TrialTable Read()
    {
        var table = new TrialTable(Open().FindStudy(name)!);
        Open().Sync(table);
        return table;
    }

    private static FrozenTrial Waiting(long n) =>
        new()
        {
            Id = 0,
            Number = 0,
            State = TrialState.Waiting,
            SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add("n", n),
        };

    private static TrialChanges End(double value) =>
        new()
        {
            State = TrialState.Complete,
            Values = [value],
            Completed = Now.AddSeconds(1),
        };

    private static void InFourThreads(Action work) =>
        Task.WaitAll([.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning))]);
}
