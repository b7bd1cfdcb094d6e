using System.Collections.Immutable;
using Optuna = OptunaProtocol;

namespace Tunewright.Grpc;

/// <summary>Directions and states in Optuna's numbers.</summary>
internal static class States
{
    public static Optuna.TrialState ToMessage(this TrialState state) => (Optuna.TrialState)state;

    /// <exception cref="ArgumentException">The number is none of a state.</exception>
    public static TrialState ToState(this Optuna.TrialState state) =>
        Enum.IsDefined((TrialState)state) ? (TrialState)state : throw new ArgumentException($"There is no state {(int)state} of a trial.");

    public static IEnumerable<Optuna.StudyDirection> ToMessage(this ImmutableArray<StudyDirection> directions) =>
        directions.Select(direction =>
            direction == StudyDirection.Maximize ? Optuna.StudyDirection.Maximize : Optuna.StudyDirection.Minimize
        );

    public static ImmutableArray<StudyDirection> ToDirections(this IEnumerable<Optuna.StudyDirection> directions) =>
        [
            .. directions.Select(direction =>
                direction == Optuna.StudyDirection.Maximize ? StudyDirection.Maximize : StudyDirection.Minimize
            ),
        ];
}
