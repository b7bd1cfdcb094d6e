using System.Collections.Immutable;

namespace Tunewright;

/// <content>Trials that somebody else runs: ask for one, tell what came of it, queue and add.</content>
public sealed partial class Study
{
    /// <summary>Begins a trial: the oldest queued one, or a new one.</summary>
    /// <param name="distributions">Parameters to suggest at once, in this order.</param>
    /// <remarks>
    /// End it with <see cref="Tell(Trial, double, TrialState?, bool)"/>. What is suggested here is written at once, so that another process may tell;
    /// what the trial is asked for later is written within half a second, with its next report, or when it is told.
    /// </remarks>
    public Trial Ask(IEnumerable<KeyValuePair<string, Distribution>>? distributions = null)
    {
        var trial = Begin(batchSize: null, cancellation: default);
        try
        {
            foreach (var (name, distribution) in distributions ?? [])
                trial.Suggest(name, distribution);
            Flush(trial);
            return trial;
        }
        catch (Exception e)
        {
            End(trial, TrialState.Failed, [], Reason(e));
            throw;
        }
    }

    /// <summary>Ends a trial with a value: complete, or failed when the value is NaN.</summary>
    /// <param name="trial">What <see cref="Ask"/> gave.</param>
    /// <param name="value">The objective's value.</param>
    /// <param name="state">Complete, to have NaN refused; otherwise <see langword="null"/>.</param>
    /// <param name="skipIfFinished">Whether to do nothing when the trial has ended already.</param>
    /// <returns>The trial as it is kept.</returns>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    /// <exception cref="ArgumentException">State and values do not fit together, or not the study.</exception>
    public FrozenTrial Tell(Trial trial, double value, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(trial.Number, [value], state, skipIfFinished);

    /// <summary>Ends a trial with one value an objective.</summary>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(Trial trial, IReadOnlyList<double> values, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(trial.Number, values, state, skipIfFinished);

    /// <summary>Ends a trial without values, as pruned (its last report becomes its value) or failed.</summary>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(Trial trial, TrialState state, bool skipIfFinished = false) => Tell(trial.Number, null, state, skipIfFinished);

    /// <summary>Ends a trial, of this process or another, by its number.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="value">The objective's value.</param>
    /// <param name="state">Complete, to have NaN refused; otherwise <see langword="null"/>.</param>
    /// <param name="skipIfFinished">Whether to do nothing when the trial has ended already.</param>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(int number, double value, TrialState? state = null, bool skipIfFinished = false) =>
        Tell(number, [value], state, skipIfFinished);

    /// <summary>Ends a trial, of this process or another, by its number.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="values">One value an objective; <see langword="null"/> when <paramref name="state"/> is pruned or failed.</param>
    /// <param name="state">Complete, pruned or failed; <see langword="null"/>: complete when the values are numbers, else failed.</param>
    /// <param name="skipIfFinished">Whether to do nothing when the trial has ended already.</param>
    /// <inheritdoc cref="Tell(Trial, double, TrialState?, bool)"/>
    public FrozenTrial Tell(int number, IReadOnlyList<double>? values, TrialState? state = null, bool skipIfFinished = false)
    {
        var known = Begun(number);
        if (known.State.IsFinished())
            return skipIfFinished ? known : throw new TrialFinishedException(known);
        var told = Judge(values, state);

        try
        {
            return End(known, told.State, told.Values, told.Reason);
        }
        catch (TrialFinishedException e) when (skipIfFinished)
        {
            return e.Trial;
        }
    }

    /// <summary>Ends a trial, of this process or another, as failed, and keeps why: <see cref="FrozenTrial.FailureReason"/>.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="reason">Why it failed, in a sentence.</param>
    /// <exception cref="TrialFinishedException">The trial has ended already.</exception>
    /// <exception cref="InvalidOperationException">The trial waits for a worker.</exception>
    public FrozenTrial Fail(int number, string reason)
    {
        var known = Begun(number);
        if (known.State.IsFinished())
            throw new TrialFinishedException(known);
        return End(known, TrialState.Failed, [], reason);
    }

    /// <summary>Queues a trial with these values; parameters left out are suggested.</summary>
    /// <param name="parameters">Values as the objective sees them. One that lies outside of its range is used nevertheless.</param>
    /// <param name="userAttributes">Notes for the trial.</param>
    /// <param name="skipIfExists">Whether to do nothing when a trial has, or is queued with, the same values.</param>
    public void Enqueue(
        IReadOnlyDictionary<string, object?> parameters,
        IReadOnlyDictionary<string, object?>? userAttributes = null,
        bool skipIfExists = false
    )
    {
        foreach (var name in parameters.Keys)
            ParameterNames.Check(name);
        var wanted = (IReadOnlyDictionary<string, object?>)PlainValue.Of(parameters)!;
        if (skipIfExists && Trials.Any(trial => IsSame(trial, wanted)))
            return;
        Storage.Add(
            Table,
            new()
            {
                Id = 0,
                Number = 0,
                State = TrialState.Waiting,
                UserAttributes = (userAttributes ?? ImmutableDictionary<string, object?>.Empty).ToImmutableDictionary(
                    entry => entry.Key,
                    entry => PlainValue.Of(entry.Value)
                ),
                SystemAttributes = ImmutableDictionary<string, object?>.Empty.Add(FrozenTrial.FixedParametersAttribute, wanted),
            }
        );
    }

    /// <summary>Adds a trial that was run elsewhere; id and number are given anew.</summary>
    /// <exception cref="ArgumentException">The trial contradicts itself or the study.</exception>
    public FrozenTrial AddTrial(FrozenTrial trial)
    {
        TrialCheck.Check(trial, Directions.Length);
        return Storage.Add(Table, trial);
    }

    // Of this process or another.
    private FrozenTrial End(FrozenTrial known, TrialState state, ImmutableArray<double> values, string? reason) =>
        _running.TryGetValue(known.Id, out var trial)
            ? End(trial, state, values, reason)
            : Storage.Write(
                Table,
                known.Id,
                EndOf(
                    known,
                    state,
                    values,
                    new() { SystemAttributes = reason is not null ? [(FrozenTrial.FailureReasonAttribute, reason)] : [] }
                )
            );

    /// <summary>A trial that a worker has begun, and perhaps ended.</summary>
    private FrozenTrial Begun(int number)
    {
        if (Table.Find(number) is not { State: TrialState.Running })
            Storage.Sync(Table);
        var known =
            Table.Find(number)
            ?? throw new ArgumentException($"The study has no trial {number}; it has {Table.Count} trials.", nameof(number));
        return known.State == TrialState.Waiting
            ? throw new InvalidOperationException($"Trial {number} waits for a worker and cannot be told.")
            : known;
    }

    private static bool IsSame(FrozenTrial trial, IReadOnlyDictionary<string, object?> wanted)
    {
        var known =
            trial.SystemAttributes.GetValueOrDefault(FrozenTrial.FixedParametersAttribute) as IReadOnlyDictionary<string, object?>
            ?? trial.ExternalParameters();
        return known.Count == wanted.Count
            && wanted.All(entry => known.TryGetValue(entry.Key, out var value) && IsClose(value, entry.Value));

        // numpy.isclose with its relative tolerance and none at zero, as Optuna compares.
        static bool IsClose(object? a, object? b) =>
            (a, b) is (double or long, double or long)
                ? Convert.ToDouble(a) is var x
                    && Convert.ToDouble(b) is var y
                    && (x.Equals(y) || Math.Abs(x - y) <= 1e-5 * Math.Abs(y) && double.IsFinite(y))
                : Equals(a, b);
    }

    private (TrialState State, ImmutableArray<double> Values, string? Reason) Judge(IReadOnlyList<double>? values, TrialState? state)
    {
        if (state is TrialState.Running or TrialState.Waiting)
            throw new ArgumentException($"A trial cannot be told as {state}.", nameof(state));
        if (state is TrialState.Pruned or TrialState.Failed)
        {
            return values is null
                ? (state.Value, [], null)
                : throw new ArgumentException(
                    $"A trial that is told as {state} has no values, but {PythonJson.Write(PlainValue.Of(values))} came.",
                    nameof(values)
                );
        }

        if (values is null)
            throw new ArgumentException("A trial that is told as complete needs values.", nameof(values));
        if (values.Count != Directions.Length)
            throw new ArgumentException($"{values.Count} values came for {Directions.Length} objectives.", nameof(values));
        if (!values.Any(double.IsNaN))
            return (TrialState.Complete, [.. values], null);
        if (state == TrialState.Complete)
        {
            throw new ArgumentException(
                $"A complete trial's values must not be NaN, but {PythonJson.Write(PlainValue.Of(values))} came.",
                nameof(values)
            );
        }

        return (TrialState.Failed, [], $"The objective returned {PythonJson.Write(PlainValue.Of(values))}.");
    }
}
