using static System.FormattableString;

namespace Tunewright;

/// <summary>
/// One run of an objective: it gives parameters their values and takes reports. Not safe to use from several threads at once.
/// </summary>
public abstract class Trial
{
    private protected Trial() { }

    /// <summary>Position within the study: 0 for the first trial.</summary>
    public abstract int Number { get; }

    /// <summary>The trial so far.</summary>
    public abstract FrozenTrial Record { get; }

    /// <summary>Signalled when the search is cancelled; a long objective should check it.</summary>
    public virtual CancellationToken Cancellation => default;

    /// <summary>A real number between <paramref name="low"/> and <paramref name="high"/>, both included.</summary>
    /// <param name="name">The parameter's name. A second call with the same name in one trial returns the same value.</param>
    /// <param name="low">The lowest value; finite, and above 0 if <paramref name="log"/>.</param>
    /// <param name="high">
    /// The highest value; finite, at least <paramref name="low"/>; lowered to <c>low + k * step</c> if <paramref name="step"/> does
    /// not divide the range.
    /// </param>
    /// <param name="step">The distance between values, above 0; <see langword="null"/> for a continuous range.</param>
    /// <param name="log">Whether the logarithm of the value is uniform; not together with <paramref name="step"/>.</param>
    /// <exception cref="ArgumentException">The range is not valid, or the parameter has another kind of range in this study.</exception>
    public double SuggestDouble(string name, double low, double high, double? step = null, bool log = false) =>
        Suggest(name, Valid(name, () => new FloatDistribution(low, high, step, log))).Value;

    /// <summary>An integer between <paramref name="low"/> and <paramref name="high"/>, both included.</summary>
    /// <param name="name">The parameter's name. A second call with the same name in one trial returns the same value.</param>
    /// <param name="low">The lowest value; at least 1 if <paramref name="log"/>.</param>
    /// <param name="high">
    /// The highest value; at least <paramref name="low"/>; lowered to <c>low + k * step</c> if <paramref name="step"/> does not
    /// divide the range.
    /// </param>
    /// <param name="step">The distance between values, at least 1; exactly 1 if <paramref name="log"/>.</param>
    /// <param name="log">Whether the logarithm of the value is uniform.</param>
    /// <exception cref="ArgumentException">The range is not valid, or the parameter has another kind of range in this study.</exception>
    public int SuggestInt(string name, int low, int high, int step = 1, bool log = false)
    {
        var value = SuggestLong(name, low, high, step, log);
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new ArgumentException(
                Invariant($"Parameter '{name}': the given value {value} is no int. Suggest it with SuggestLong."),
                nameof(name)
            );
    }

    /// <summary>An integer between <paramref name="low"/> and <paramref name="high"/>, both included, and both within ±2⁵³.</summary>
    /// <inheritdoc cref="SuggestInt"/>
    public long SuggestLong(string name, long low, long high, long step = 1, bool log = false) =>
        (long)Suggest(name, Valid(name, () => new IntDistribution(low, high, step, log))).Value;

    /// <summary>One of a list of choices, which must be the same in all trials of a study.</summary>
    /// <typeparam name="T">
    /// A string, boolean, integer, real number or enumeration, or <see cref="object"/> for a mixture; null is a choice too.
    /// </typeparam>
    /// <param name="name">The parameter's name. A second call with the same name in one trial returns the same value.</param>
    /// <param name="choices">The choices: at least one, all different. 1, 1.0 and true are different.</param>
    /// <exception cref="ArgumentException">The choices are not valid, or the parameter has another kind of range in this study.</exception>
    public T SuggestCategorical<T>(string name, params ReadOnlySpan<T> choices)
    {
        var boxed = new object?[choices.Length];
        for (var i = 0; i < boxed.Length; i++)
            boxed[i] = choices[i];
        var (_, _, index) = Suggest(name, Valid(name, () => new CategoricalDistribution(boxed)));
        return choices[(int)index];
    }

    /// <summary>Reports the objective's value so far, to the pruner and to those who watch. The first report at a step counts.</summary>
    /// <param name="value">The value; can be NaN or infinite.</param>
    /// <param name="step">
    /// How far the objective has got, 0 or more; for example the number of the epoch or, in 64 bits, of the words read. Steps should rise:
    /// pruners judge a trial by its highest one.
    /// </param>
    /// <exception cref="ArgumentException">The step is below 0, or the study's storage cannot hold it.</exception>
    /// <exception cref="InvalidOperationException">
    /// The study has several objectives and no <see cref="StudyOptions.PruningMetric"/>.
    /// </exception>
    public abstract void Report(double value, long step);

    /// <summary>Reports the value of one of several objectives so far. The pruner sees <see cref="StudyOptions.PruningMetric"/>.</summary>
    /// <param name="metric">One of the study's metric names.</param>
    /// <param name="value">The value; can be NaN or infinite.</param>
    /// <param name="step">How far the objective has got, 0 or more.</param>
    /// <exception cref="ArgumentException">The study has no such metric.</exception>
    public abstract void Report(string metric, double value, long step);

    /// <summary>
    /// Whether the pruner gives the trial up after its last report. The objective should then throw
    /// <see cref="TrialPrunedException"/>.
    /// </summary>
    public abstract bool ShouldPrune();

    /// <summary>
    /// Sets a note: null, a boolean, number or string, or a list or dictionary of these; at most 65,535 bytes of JSON.
    /// </summary>
    /// <exception cref="ArgumentException">The value is of another type or too large, or the name is not valid. Nothing was
    /// set.</exception>
    public void SetUserAttribute(string key, object? value)
    {
        ParameterNames.Check(key, "an attribute");
        Note(AttributeOwner.User, key, AttributeSize.Checked(key, PlainValue.Of(value)));
    }

    /// <summary>Sets a constraint by name. The trial is feasible if it is at most 0. The first value of a name counts.</summary>
    /// <remarks>Optuna reads named constraints since 5.0, and those of <see cref="SetConstraints"/> in all versions.</remarks>
    /// <exception cref="ArgumentException"><paramref name="value"/> is NaN.</exception>
    public void SetConstraint(string name, double value)
    {
        ParameterNames.Check(name, "a constraint");
        var key = ConstraintAttributes.NamedPrefix + name;
        ParameterNames.Check(key, "a constraint's attribute");
        if (double.IsNaN(value))
            throw new ArgumentException($"Constraint '{name}' is NaN.", nameof(value));
        if (!Record.SystemAttributes.ContainsKey(key))
            Note(AttributeOwner.System, key, value);
    }

    /// <summary>Sets all constraints by position. The trial is feasible if each is at most 0.</summary>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public void SetConstraints(params IReadOnlyList<double> values)
    {
        if (values.Any(double.IsNaN))
            throw new ArgumentException($"Constraint {values.ToList().FindIndex(double.IsNaN)} is NaN.", nameof(values));
        if (!Record.SystemAttributes.ContainsKey(ConstraintAttributes.Positional))
        {
            var list = AttributeSize.Checked(ConstraintAttributes.Positional, PlainValue.Of(values));
            Note(AttributeOwner.System, ConstraintAttributes.Positional, list);
        }
    }

    /// <summary>Sets an attribute of Optuna's.</summary>
    internal void SetSystemAttribute(string key, object? value) => Note(AttributeOwner.System, key, AttributeSize.Checked(key, value));

    /// <summary>The parameter with its value in internal representation.</summary>
    internal abstract TrialParameter Suggest(string name, Distribution distribution);

    /// <summary>Sets an attribute.</summary>
    private protected abstract void Note(AttributeOwner owner, string key, object? value);

    /// <summary>A value that was given for a parameter, not drawn. It can lie outside of the range.</summary>
    /// <exception cref="ArgumentException">It is of another kind; the message names the parameter and the value.</exception>
    internal static double Given(string name, Distribution distribution, object? value)
    {
        try
        {
            return distribution.ToInternal(value);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                $"Parameter '{name}': {Reason(exception)} The given value does not suit {distribution}.",
                exception
            );
        }
    }

    /// <exception cref="ArgumentException">The name or the range is none that every storage can hold.</exception>
    private protected static void Check(string name, Distribution distribution) =>
        Valid(
            name,
            () =>
            {
                distribution.CheckExact();
                return distribution;
            }
        );

    /// <summary>The value that the parameter has in <paramref name="record"/> already.</summary>
    private protected static bool TryRepeat(FrozenTrial record, string name, Distribution distribution, out TrialParameter repeated)
    {
        foreach (var known in record.Parameters.AsSpan())
        {
            if (known.Name == name)
            {
                repeated = known;
                known.Distribution.CheckCompatible(name, distribution);
                return true;
            }
        }

        repeated = default;
        return false;
    }

    private static T Valid<T>(string name, Func<T> distribution)
    {
        ParameterNames.Check(name);
        try
        {
            return distribution();
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"Parameter '{name}': {exception.Message}", exception);
        }
    }

    /// <summary>An exception's message without the name of a parameter of ours.</summary>
    private static string Reason(ArgumentException exception) => exception.Message.Split(" (Parameter '")[0];
}
