using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Tunewright;

/// <summary>
/// A search: an objective is run again and again, each time as a trial with other parameters. Safe for several threads;
/// several processes may work on one study through its storage.
/// </summary>
public sealed partial class Study
{
    private const string MetricNamesAttribute = "study:metric_names";
    private readonly ConcurrentDictionary<long, StudyTrial> _running = new();
    private readonly BestTrials _best = new();
    private readonly StudyOptions _options;
    private readonly TrialPulse? _pulse;

    private Study(StudyRecord record, IStudyStorage storage, StudyOptions options)
    {
        _options = options;
        (Name, Id, Directions, Storage) = (record.Name, record.Id, record.Directions, storage);
        Sampler = options.Sampler ?? new TpeSampler();
        Pruner = options.Pruner ?? new MedianPruner();
        Duplicates = options.AvoidDuplicates ? new() : null;
        Table = new(record);
        _pulse = storage is InMemoryStorage ? null : new(storage, options.Time, Flush);
        if (options.MetricNames is { } names)
        {
            SetMetricNames(names);
        }
        else
        {
            MetricNames = record.SystemAttributes.GetValueOrDefault(MetricNamesAttribute) is IReadOnlyList<object?> stored
                ? [.. stored.OfType<string>()]
                : [];
        }

        if (options.PruningMetric is { } metric && !MetricNames.Contains(metric))
        {
            throw new ArgumentException(
                $"The pruning metric '{metric}' is none of the metric names {PythonJson.Write(MetricNames)}.",
                nameof(options)
            );
        }

        storage.Sync(Table);
    }

    /// <summary>The study's name.</summary>
    public string Name { get; }

    /// <summary>Identifies the study in its storage.</summary>
    public long Id { get; }

    /// <summary>One direction an objective.</summary>
    public ImmutableArray<StudyDirection> Directions { get; }

    /// <summary>Where the study is kept.</summary>
    public IStudyStorage Storage { get; }

    /// <summary>What chooses parameters.</summary>
    public ISampler Sampler { get; }

    /// <summary>What ends trials early.</summary>
    public IPruner Pruner { get; }

    /// <summary>Names of the objectives; empty when they have none.</summary>
    public ImmutableArray<string> MetricNames { get; private set; } = [];

    /// <summary>The metric that trials report on, when the study has several objectives.</summary>
    public string? PruningMetric => _options.PruningMetric;

    internal TrialTable Table { get; }

    internal DuplicateTree? Duplicates { get; }

    internal TimeProvider Time => _options.Time;

    /// <summary>Creates a study.</summary>
    /// <exception cref="DuplicateStudyException">The storage has one of that name, and <see cref="StudyOptions.LoadIfExists"/> is not set.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Study Create(StudyOptions? options = null)
    {
        options ??= new();
        var storage = options.Storage ?? new InMemoryStorage();
        var name = options.Name ?? $"no-name-{Guid.NewGuid()}";
        ParameterNames.Check(name, "study");
        ImmutableArray<StudyDirection> directions = [.. options.Directions ?? [options.Direction]];
        if (directions.IsEmpty || directions.Any(direction => direction is not (StudyDirection.Minimize or StudyDirection.Maximize)))
        {
            throw new ArgumentException(
                $"A study needs at least one direction, each {StudyDirection.Minimize} or {StudyDirection.Maximize}, but they are [{string.Join(", ", directions)}].",
                nameof(options)
            );
        }

        CheckMetricNames(options.MetricNames, directions.Length);

        if (options.LoadIfExists && storage.FindStudy(name) is { } existing)
            return new(existing, storage, options);
        try
        {
            return new(storage.CreateStudy(name, directions), storage, options);
        }
        catch (DuplicateStudyException) when (options.LoadIfExists)
        {
            // Another process created it in between.
            return new(storage.FindStudy(name)!, storage, options);
        }
    }

    /// <summary>Goes on with a study; with no name given, with the only one in the storage.</summary>
    /// <exception cref="KeyNotFoundException">There is no such study, or no name was given and there is not exactly one.</exception>
    public static Study Load(StudyOptions options)
    {
        var storage = options.Storage ?? throw new ArgumentException("To load a study, say from which storage.", nameof(options));
        if (options.Name is { } name)
            return new(Require(storage, name), storage, options);
        var studies = storage.Studies();
        return studies.Count == 1
            ? new(studies[0], storage, options)
            : throw new KeyNotFoundException(
                $"Name the study to load: {storage.Address} holds {studies.Count}{(studies.Count == 0 ? "" : $" ({string.Join(", ", studies.Select(study => study.Name))})")}."
            );
    }

    /// <summary>Deletes a study with all its trials.</summary>
    /// <exception cref="KeyNotFoundException">There is no study of that name.</exception>
    public static void Delete(IStudyStorage storage, string name) => storage.DeleteStudy(Require(storage, name).Id);

    /// <summary>Copies a study with its attributes and trials into another storage, or under another name.</summary>
    /// <exception cref="KeyNotFoundException">There is no study of that name.</exception>
    /// <exception cref="DuplicateStudyException">The target has a study of the new name.</exception>
    public static void Copy(IStudyStorage from, string name, IStudyStorage to, string? newName = null)
    {
        var source = Require(from, name);
        ParameterNames.Check(newName ?? name, "study");
        var target = to.CreateStudy(newName ?? name, source.Directions);
        foreach (var (key, value) in source.SystemAttributes)
            to.SetStudyAttribute(target.Id, AttributeOwner.System, key, value);
        foreach (var (key, value) in source.UserAttributes)
            to.SetStudyAttribute(target.Id, AttributeOwner.User, key, value);
        var (read, write) = (new TrialTable(source), new TrialTable(target));
        from.Sync(read);
        foreach (var trial in read.All())
            to.Add(write, trial);
    }

    /// <summary>The names of all studies in a storage, oldest first.</summary>
    public static IReadOnlyList<string> Names(IStudyStorage storage) => [.. storage.Studies().Select(study => study.Name)];

    /// <summary>All studies in a storage at a glance, oldest first.</summary>
    public static IReadOnlyList<StudySummary> Summaries(IStudyStorage storage) =>
        [
            .. storage
                .Studies()
                .Select(study =>
                {
                    var table = new TrialTable(study);
                    storage.Sync(table);
                    var trials = table.All();
                    var best =
                        study.Directions.Length == 1 ? new BestTrials().Of(table.Snapshot(asking: -1, latest: trial => trial)) : null;
                    return new StudySummary(study, trials.Count, trials.Min(trial => trial.Started), best);
                }),
        ];

    /// <summary>All trials as they are now, by number.</summary>
    public IReadOnlyList<FrozenTrial> Trials
    {
        get
        {
            Storage.Sync(Table);
            return [.. Table.All().Select(Latest)];
        }
    }

    /// <summary>The trials that are in one of <paramref name="states"/> now, by number.</summary>
    public IReadOnlyList<FrozenTrial> TrialsIn(params IReadOnlyList<TrialState> states) =>
        [.. Trials.Where(trial => states.Contains(trial.State))];

    /// <summary>The complete, feasible trial with the best value; of equal ones the first.</summary>
    /// <exception cref="InvalidOperationException">There is none yet, or the study has several objectives.</exception>
    public FrozenTrial BestTrial =>
        Directions.Length > 1
            ? throw new InvalidOperationException(
                $"A study of {Directions.Length} objectives has no single best trial; use {nameof(BestTrials)}."
            )
            : _best.Of(History()) ?? throw new InvalidOperationException("No trial is complete and feasible yet.");

    /// <summary>The best trial's value.</summary>
    /// <inheritdoc cref="BestTrial"/>
    public double BestValue => BestTrial.Values[0];

    /// <summary>The best trial's parameters as the objective saw them.</summary>
    /// <inheritdoc cref="BestTrial"/>
    public IReadOnlyDictionary<string, object?> BestParameters => BestTrial.ExternalParameters();

    /// <summary>The Pareto front: complete, feasible trials that no other one equals or beats in every objective, by number.</summary>
    public IReadOnlyList<FrozenTrial> BestTrials => Tunewright.BestTrials.Front(History());

    /// <summary>What users noted about the study.</summary>
    public ImmutableDictionary<string, object?> UserAttributes => Require(Storage, Name).UserAttributes;

    /// <summary>What studies, samplers and dashboards noted about the study.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes => Require(Storage, Name).SystemAttributes;

    /// <summary>Notes anything about the study: null, booleans, numbers, strings, lists and dictionaries of these.</summary>
    /// <exception cref="ArgumentException">The value is of another type.</exception>
    public void SetUserAttribute(string key, object? value)
    {
        ParameterNames.Check(key, "attribute");
        Storage.SetStudyAttribute(Id, AttributeOwner.User, key, PlainValue.Of(value));
    }

    /// <summary>Names the objectives, in the order of <see cref="Directions"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer names than objectives, or one is there twice.</exception>
    public void SetMetricNames(params IReadOnlyList<string> names)
    {
        CheckMetricNames(names, Directions.Length);
        MetricNames = [.. names];
        Storage.SetStudyAttribute(Id, AttributeOwner.System, MetricNamesAttribute, PlainValue.Of(names));
    }

    private static StudyRecord Require(IStudyStorage storage, string name) =>
        storage.FindStudy(name) ?? throw new KeyNotFoundException($"There is no study named '{name}' in {storage.Address}.");

    private static void CheckMetricNames(IReadOnlyList<string>? names, int objectives)
    {
        if (names is not null && (names.Count != objectives || names.Distinct().Count() != names.Count))
        {
            throw new ArgumentException(
                $"{objectives} objectives need as many different metric names, but they are {PythonJson.Write(PlainValue.Of(names))}.",
                nameof(names)
            );
        }
    }

    private StudyHistory History()
    {
        Storage.Sync(Table);
        return Table.Snapshot(asking: -1, Latest);
    }

    /// <summary>A trial that runs in this process is further than its storage knows.</summary>
    private FrozenTrial Latest(FrozenTrial trial) =>
        !trial.State.IsFinished() && _running.TryGetValue(trial.Id, out var local) ? local.Record : trial;
}
