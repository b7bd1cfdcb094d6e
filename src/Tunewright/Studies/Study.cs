using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>
/// A search for good parameters: an objective is run again and again, each time as a trial with other parameters.
/// Safe to use from several threads; several processes can work on one study through its storage.
/// </summary>
public sealed class Study
{
    private readonly StudyRecord _record;
    private readonly TrialRunner _runner;
    private volatile Optimization? _optimization;

    private Study(StudyRecord record, IStudyStorage storage, StudyOptions options)
    {
        (_record, Storage) = (record, storage);
        StudyDirections.CheckStored(options, record, storage);
        StudyMetrics.Check(options.MetricNames, Directions.Length);
        var metrics = new StudyMetrics(Directions, [.. options.MetricNames ?? StudyMetrics.NamesIn(record)], options.PruningMetric);
        if (options.MetricNames is { } names)
            StoreMetricNames(names);
        _runner = new(record, storage, options, metrics);
    }

    /// <summary>The study's name.</summary>
    public string Name => _record.Name;

    /// <summary>Identifies the study in its storage.</summary>
    public long Id => _record.Id;

    /// <summary>One direction for each objective.</summary>
    public ImmutableArray<StudyDirection> Directions => _record.Directions;

    /// <summary>Where the study is stored.</summary>
    public IStudyStorage Storage { get; }

    /// <summary>The sampler, which chooses parameters.</summary>
    public ISampler Sampler => _runner.Sampler;

    /// <summary>The pruner, which ends trials early.</summary>
    public IPruner Pruner => _runner.Pruner;

    /// <summary>The names of the objectives; empty if they have none.</summary>
    public ImmutableArray<string> MetricNames => _runner.Metrics.Names;

    /// <summary>The metric that trials report on if the study has several objectives.</summary>
    public string? PruningMetric => _runner.Metrics.Pruning;

    /// <summary>Creates a study.</summary>
    /// <exception cref="DuplicateStudyException">
    /// The storage has one of that name, and <see cref="StudyOptions.LoadIfExists"/> is not set.
    /// </exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Study Create(StudyOptions? options = null)
    {
        options ??= new();
        var storage = options.Storage ?? new InMemoryStorage();
        var name = options.Name ?? $"no-name-{Guid.NewGuid()}";
        ParameterNames.Check(name, "a study");
        var directions = StudyDirections.OfNew(options);
        if (options.LoadIfExists && storage.FindStudy(name) is { } existing)
            return new(existing, storage, options);
        StudyMetrics.Check(options.MetricNames, directions.Length);
        try
        {
            return new(storage.CreateStudy(name, directions), storage, options);
        }
        catch (DuplicateStudyException) when (options.LoadIfExists)
        {
            // Another process has created it since the check above.
            return new(storage.FindStudy(name)!, storage, options);
        }
    }

    /// <summary>Opens a study that exists; without a name, the only one in the storage.</summary>
    /// <exception cref="KeyNotFoundException">
    /// There is no such study, or no name was given and the storage does not hold exactly one.
    /// </exception>
    public static Study Load(StudyOptions options)
    {
        var storage = options.Storage ?? throw new ArgumentException("To load a study, give its storage.", nameof(options));
        if (options.Name is { } name)
            return new(storage.RequireStudy(name), storage, options);
        var studies = storage.Studies();
        if (studies.Count == 1)
            return new(studies[0], storage, options);
        throw new KeyNotFoundException(
            studies.Count == 0
                ? $"There is no study in {storage.Address}."
                : $"Name the study to load: {storage.Address} holds {studies.Count} studies "
                    + $"({string.Join(", ", studies.Select(study => ParameterNames.Shown(study.Name)))})."
        );
    }

    /// <summary>
    /// Runs an objective until a limit is reached, the sampler has tried everything, <see cref="Stop"/> is called, or the call is
    /// cancelled.
    /// </summary>
    /// <param name="objective">
    /// Asks for parameters and returns the value, or throws <see cref="TrialPrunedException"/> to give up. NaN and all other
    /// exceptions fail the trial.
    /// </param>
    /// <param name="trials">The number of trials that this call runs, at least 0; <see langword="null"/>: no limit.</param>
    /// <param name="timeout">The time after which no more trials begin; <see langword="null"/>: no limit.</param>
    /// <param name="parallelism">
    /// The number of threads that run the objective, at least 1; -1: one for each processor. With 1 it runs on the calling thread.
    /// </param>
    /// <param name="options">All other options.</param>
    /// <param name="progress">Receives a report after each trial.</param>
    /// <param name="cancellationToken">
    /// When it is cancelled, no more trials begin; running ones see it as <see cref="Trial.Cancellation"/>, and the call waits for them.
    /// </param>
    /// <exception cref="OperationCanceledException">The call was cancelled. The study is intact.</exception>
    /// <remarks>
    /// An exception of the objective that is not in <see cref="OptimizeOptions.Catch"/> ends the search. It is thrown here when the
    /// other threads have ended their trials.
    /// </remarks>
    [OverloadResolutionPriority(1)]
    public void Optimize(
        Func<Trial, double> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(trial => new([objective(trial)]), onThreads: true, trials, timeout, parallelism, options, progress, cancellationToken)
            .GetAwaiter()
            .GetResult();

    /// <summary>Runs an objective that returns one value for each of the study's objectives.</summary>
    /// <inheritdoc
    /// cref="Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    public void Optimize(
        Func<Trial, IReadOnlyList<double>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(trial => new(objective(trial)), onThreads: true, trials, timeout, parallelism, options, progress, cancellationToken)
            .GetAwaiter()
            .GetResult();

    /// <summary>Runs an asynchronous objective; one that blocks its thread is for Optimize.</summary>
    /// <inheritdoc
    /// cref="Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public Task OptimizeAsync(
        Func<Trial, Task<double>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(
            async trial => [await objective(trial).ConfigureAwait(false)],
            onThreads: false,
            trials,
            timeout,
            parallelism,
            options,
            progress,
            cancellationToken
        );

    /// <summary>Runs an asynchronous objective that returns one value for each of the study's objectives.</summary>
    /// <inheritdoc
    /// cref="Optimize(Func{Trial, double}, int?, TimeSpan?, int, OptimizeOptions?, IProgress{StudyProgress}?, CancellationToken)"/>
    public Task OptimizeAsync(
        Func<Trial, Task<IReadOnlyList<double>>> objective,
        int? trials = null,
        TimeSpan? timeout = null,
        int parallelism = 1,
        OptimizeOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Run(
            async trial => await objective(trial).ConfigureAwait(false),
            onThreads: false,
            trials,
            timeout,
            parallelism,
            options,
            progress,
            cancellationToken
        );

    /// <summary>Ends the running search: no more trials begin, running ones go on to their end. For objectives and callbacks.</summary>
    /// <exception cref="InvalidOperationException">No search is running.</exception>
    public void Stop() => (_optimization ?? throw new InvalidOperationException("No search is running that could be stopped.")).Stop();

    /// <summary>Begins a trial: the oldest queued one, or a new one.</summary>
    /// <param name="distributions">Parameters to suggest at once, in this order.</param>
    /// <remarks>
    /// End it with <see cref="Tell(Trial, double, TrialState?, bool)"/>. What is suggested here is written at once, so that another
    /// process can tell; what is suggested later is written within half a second, with the next report, or at the trial's end.
    /// </remarks>
    public Trial Ask(IEnumerable<KeyValuePair<string, Distribution>>? distributions = null)
    {
        var trial = _runner.Begin(batchSize: null, cancellation: default);
        try
        {
            foreach (var (name, distribution) in distributions ?? [])
                trial.Suggest(name, distribution);
            _runner.Flush(trial);
            return trial;
        }
        catch (Exception exception)
        {
            _runner.End(trial, TrialOutcome.Failed(exception));
            throw;
        }
    }

    /// <summary>Ends a trial with a value: as complete, or as failed if the value is NaN.</summary>
    /// <param name="trial">A trial from <see cref="Ask"/>.</param>
    /// <param name="value">The objective's value.</param>
    /// <param name="state">Complete, to refuse NaN; otherwise <see langword="null"/>.</param>
    /// <param name="skipIfFinished">Whether to do nothing if the trial has ended already.</param>
    /// <returns>The trial as it is stored.</returns>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    /// <exception cref="ArgumentException">State and values contradict each other, or do not match the study.</exception>
    [OverloadResolutionPriority(1)]
    public FrozenTrial Tell(Trial trial, double value, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(trial.Number, [value], state, skipIfFinished);

    /// <summary>Ends a trial with one value for each objective.</summary>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(Trial trial, IReadOnlyList<double> values, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(trial.Number, values, state, skipIfFinished);

    /// <summary>Ends a trial without values, as pruned (its last report becomes its value) or failed.</summary>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(Trial trial, TrialState state, bool skipIfFinished = false) => Tell(trial.Number, null, state, skipIfFinished);

    /// <summary>Ends a trial by its number, whichever process runs it.</summary>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    [OverloadResolutionPriority(1)]
    public FrozenTrial Tell(int number, double value, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(number, [value], state, skipIfFinished);

    /// <summary>Ends a trial by its number, whichever process runs it.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="values">One value for each objective; <see langword="null"/> if <paramref name="state"/> is pruned or failed.</param>
    /// <param name="state">Complete, pruned or failed; <see langword="null"/>: complete if no value is NaN, else failed.</param>
    /// <param name="skipIfFinished">Whether to do nothing if the trial has ended already.</param>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(int number, IReadOnlyList<double>? values, TrialState? state = null, bool skipIfFinished = false)
    {
        var known = _runner.Begun(number);
        if (known.State.IsFinished())
            return skipIfFinished ? known : throw new TrialFinishedException(known);
        var outcome = TrialOutcome.Of(values, state, Directions.Length);
        try
        {
            return _runner.End(known, outcome);
        }
        catch (TrialFinishedException exception) when (skipIfFinished)
        {
            return exception.Trial;
        }
    }

    /// <summary>
    /// Ends a trial as failed, whichever process runs it, and stores the reason: <see cref="FrozenTrial.FailureReason"/>.
    /// </summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="reason">Why it failed, in a sentence.</param>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    /// <exception cref="InvalidOperationException">The trial waits for a worker.</exception>
    public FrozenTrial Fail(int number, string reason) =>
        _runner.Begun(number) is var known && known.State.IsFinished()
            ? throw new TrialFinishedException(known)
            : _runner.End(known, TrialOutcome.Failed(reason));

    /// <summary>Queues a trial with these values; parameters left out are suggested.</summary>
    /// <param name="parameters">Values as the objective sees them. A value outside of its parameter's range is used all the same.</param>
    /// <param name="userAttributes">Notes for the trial.</param>
    /// <param name="skipIfExists">Whether to do nothing if a trial has, or is queued with, the same values.</param>
    /// <exception cref="ArgumentException">
    /// A name or a value is none that can be stored, or a value is of another kind than the parameter in the study's trials.
    /// </exception>
    /// <remarks>
    /// A misspelt name is of no effect, since a space can have parameters that not every trial asks for: when the trial has ended,
    /// <see cref="FrozenTrial.UnusedParameters"/> has it, and <see cref="OptimizeOptions.Log"/> says so.
    /// </remarks>
    public void Enqueue(
        IReadOnlyDictionary<string, object?> parameters,
        IReadOnlyDictionary<string, object?>? userAttributes = null,
        bool skipIfExists = false
    )
    {
        _runner.Queue(QueuedTrial.Of(parameters, userAttributes), skipIfExists);
    }

    /// <summary>Adds a trial that was run elsewhere. It gets a new id and number.</summary>
    /// <exception cref="ArgumentException">The trial contradicts itself or the study.</exception>
    public FrozenTrial AddTrial(FrozenTrial trial)
    {
        TrialCheck.Check(trial, Directions.Length);
        return Storage.Add(_runner.Table, trial);
    }

    /// <summary>All trials as they are now, by number.</summary>
    public IReadOnlyList<FrozenTrial> Trials => _runner.Trials();

    /// <summary>The complete, feasible trial with the best value; of equal ones the first.</summary>
    /// <exception cref="InvalidOperationException">There is none (the message says why), or the study has several objectives.</exception>
    public FrozenTrial BestTrial =>
        Directions.Length > 1
            ? throw new InvalidOperationException(
                $"A study of {Directions.Length} objectives has no single best trial; use {nameof(BestTrials)}."
            )
            : _runner.Best() ?? throw new InvalidOperationException(Tunewright.BestTrials.Missing(Name, Trials));

    /// <summary>The best trial's value.</summary>
    /// <inheritdoc cref="BestTrial"/>
    public double BestValue => BestTrial.Values[0];

    /// <summary>The best trial's parameters as the objective saw them.</summary>
    /// <inheritdoc cref="BestTrial"/>
    public IReadOnlyDictionary<string, object?> BestParameters => BestTrial.ExternalParameters();

    /// <summary>The Pareto front: the complete, feasible trials that no other one equals or beats in every objective, by number.</summary>
    public IReadOnlyList<FrozenTrial> BestTrials => Tunewright.BestTrials.Front(_runner.History());

    /// <summary>The user's notes on the study.</summary>
    public ImmutableDictionary<string, object?> UserAttributes => Storage.RequireStudy(Name).UserAttributes;

    /// <summary>Notes of studies, samplers and dashboards, under Optuna's keys.</summary>
    public ImmutableDictionary<string, object?> SystemAttributes => Storage.RequireStudy(Name).SystemAttributes;

    /// <summary>Sets a note on the study: null, a boolean, number or string, or a list or dictionary of these.</summary>
    /// <exception cref="ArgumentException">The value is of another type, or has more than 65,535 bytes of JSON.</exception>
    public void SetUserAttribute(string key, object? value)
    {
        ParameterNames.Check(key, "an attribute");
        Storage.SetStudyAttribute(_record, AttributeOwner.User, key, AttributeSize.Checked(key, PlainValue.Of(value)));
    }

    /// <summary>Names the objectives, in the order of <see cref="Directions"/>.</summary>
    /// <exception cref="ArgumentException">
    /// There are more or fewer names than objectives, two are equal, or <see cref="PruningMetric"/> is not among them.
    /// </exception>
    public void SetMetricNames(params IReadOnlyList<string> names)
    {
        StudyMetrics.Check(names, Directions.Length);
        _runner.Metrics = new(Directions, [.. names], PruningMetric);
        StoreMetricNames(names);
    }

    /// <summary>Its name, directions and the number of trials.</summary>
    public override string ToString() => $"{_record}, {Counted.Of(_runner.Table.Count, "trial")}, in {Storage.Address}";

    /// <summary>What takes its trials from start to end.</summary>
    internal TrialRunner Runner => _runner;

    private void StoreMetricNames(IReadOnlyList<string> names) =>
        Storage.SetStudyAttribute(_record, AttributeOwner.System, StudyMetrics.NamesAttribute, PlainValue.Of(names));

    private async Task Run(
        Func<Trial, ValueTask<IReadOnlyList<double>>> objective,
        bool onThreads,
        int? trials,
        TimeSpan? timeout,
        int parallelism,
        OptimizeOptions? options,
        IProgress<StudyProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var run = new Optimization(this, _runner, objective, options ?? new(), trials, timeout, progress, cancellationToken);
        if (Interlocked.CompareExchange(ref _optimization, run, null) is not null)
        {
            throw new InvalidOperationException(
                "This study is running a search already; use more parallelism, or load the study a second time."
            );
        }

        try
        {
            await run.Run(parallelism, onThreads).ConfigureAwait(false);
        }
        finally
        {
            _optimization = null;
        }
    }
}
