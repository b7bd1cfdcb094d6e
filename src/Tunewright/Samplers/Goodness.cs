namespace Tunewright;

/// <summary>
/// The rank of a trial among others, best first: complete trials by value, then pruned ones by their last step and report, then those that
/// violate constraints, by how much, then failed ones. With several objectives complete trials rank as equals.
/// </summary>
internal readonly record struct Goodness(int Class, double First, double Second, int Number) : IComparable<Goodness>
{
    /// <summary>The class of complete, feasible trials.</summary>
    public const int Complete = 0;

    /// <summary>Ranks a finished trial.</summary>
    public static Goodness Of(FrozenTrial trial, IReadOnlyList<StudyDirection> directions)
    {
        if (trial.State == TrialState.Failed)
            return new Goodness(3, 0, 0, trial.Number);
        var sign = directions[0] == StudyDirection.Maximize ? -1 : 1;
        if (Violation(trial) is > 0 and var violation)
            return new Goodness(2, violation, 0, trial.Number);
        if (trial.State == TrialState.Complete)
            return new Goodness(Complete, directions.Count == 1 ? sign * trial.Values[0] : 0, 0, trial.Number);
        if (trial.IntermediateValues.IsEmpty)
            return new Goodness(1, 1, 0, trial.Number);
        var (step, value) = trial.IntermediateValues.Last();
        return new Goodness(1, -step, double.IsNaN(value) ? double.PositiveInfinity : sign * value, trial.Number);
    }

    /// <inheritdoc/>
    public int CompareTo(Goodness other)
    {
        var order = Class.CompareTo(other.Class);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Second.CompareTo(other.Second);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    /// <summary>
    /// The sum of the constraints' positive values, in the order of their names; a trial without constraints violates none.
    /// </summary>
    private static double Violation(FrozenTrial trial) =>
        trial.IsFeasible
            ? 0
            : trial
                .Constraints.OrderBy(constraint => constraint.Key, StringComparer.Ordinal)
                .Sum(constraint => Math.Max(0, constraint.Value));
}
