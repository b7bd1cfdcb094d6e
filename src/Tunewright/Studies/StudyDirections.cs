using System.Collections.Immutable;

namespace Tunewright;

/// <summary>The directions that a study is asked to have.</summary>
internal static class StudyDirections
{
    /// <summary>Those of a new study.</summary>
    /// <exception cref="ArgumentException">There are none, or one is no direction.</exception>
    public static ImmutableArray<StudyDirection> OfNew(StudyOptions options)
    {
        var directions = Of(options) ?? [StudyDirection.Minimize];
        return !directions.IsEmpty && directions.All(direction => direction is StudyDirection.Minimize or StudyDirection.Maximize)
            ? directions
            : throw new ArgumentException(
                $"A study needs at least one direction, each {StudyDirection.Minimize} or {StudyDirection.Maximize}, "
                    + $"but these were given: [{string.Join(", ", directions)}].",
                nameof(options)
            );
    }

    /// <summary>Refuses options that contradict a stored study: a search that minimizes what it should maximize would say nothing.</summary>
    /// <exception cref="ArgumentException">Directions were given, and the study has others.</exception>
    public static void CheckStored(StudyOptions options, StudyRecord study, IStudyStorage storage)
    {
        if (Of(options) is { } wanted && !wanted.SequenceEqual(study.Directions) && !study.Directions.Contains(StudyDirection.NotSet))
        {
            throw new ArgumentException(
                $"Study '{ParameterNames.Shown(study.Name)}' in {storage.Address} has the directions [{string.Join(", ", study.Directions)}], "
                    + $"but the options say [{string.Join(", ", wanted)}]. Leave them out to go on with it, or choose another name.",
                nameof(options)
            );
        }
    }

    private static ImmutableArray<StudyDirection>? Of(StudyOptions options) =>
        options.Directions is { } several ? [.. several]
        : options.Direction is { } one ? [one]
        : null;
}
