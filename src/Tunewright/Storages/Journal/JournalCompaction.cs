namespace Tunewright;

/// <summary>Rewrites a journal with one line per trial, so that it loads faster.</summary>
public static class JournalCompaction
{
    /// <summary>
    /// Replaces a journal, atomically, by one with the same studies, trials, ids and attributes. No process must have it open:
    /// its next call would fail.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <param name="options">How it is shared; <see langword="null"/>: the defaults.</param>
    /// <param name="skipBroken">
    /// Whether to leave out lines that cannot be read, as a disk or a network file system damages them, and keep all others. What a lost
    /// line would have done is missing, and where it began a trial, later lines of that trial are applied to the next one: look at the
    /// result. The old file stays beside the new one, with <c>.broken</c> after its name.
    /// </param>
    /// <returns>The lines that were left out, by number, each with the reason.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal, or has operations that are unknown to this version.</exception>
    public static IReadOnlyList<string> Compact(string path, JournalOptions? options = null, bool skipBroken = false)
    {
        options ??= new();
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no journal '{path}'.", path);

        using var held = JournalLock.Acquire(path, options);
        var tables = new StudyTables();
        var old = new JournalFile(path, options, skipBroken);
        old.ReadNew(new JournalReplay(tables).Apply);
        var fresh = $"{path}{Guid.NewGuid()}.compact";
        try
        {
            using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                Write(tables, new JournalWriter($"{Guid.NewGuid()}-{Environment.ProcessId}", options.LocalTimes), file);
                file.Flush(flushToDisk: true);
            }
            if (!held.IsHeld)
                throw new IOException($"The lock of '{path}' was taken away while it was rewritten. Nothing was changed.");
            if (old.Skipped.Count > 0)
                File.Move(path, path + ".broken", overwrite: true);
            File.Move(fresh, path, overwrite: true);
            return [.. old.Skipped.Select(skipped => FormattableString.Invariant($"line {skipped.Line}: {skipped.Why}"))];
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Writes deleted studies and their trials too, without content: readers get ids by counting.</summary>
    private static void Write(StudyTables tables, JournalWriter writer, Stream file)
    {
        for (var id = 0L; id < tables.NextStudyId; id++)
        {
            if (tables.FindStudy(id) is { Record: var study })
                writer.CreateStudy(id, study);
            else
                writer.CreateStudy($"deleted-{Guid.NewGuid()}", [StudyDirection.Minimize]);
        }

        for (var id = 0L; id < tables.NextTrialId; id++)
        {
            var study = tables.StudyOf(id).Record.Id;
            if (tables.FindTrial(id) is { } trial)
            {
                writer.AddTrial(study, trial);
            }
            else
            {
                writer.AddTrial(
                    study,
                    new()
                    {
                        Id = id,
                        Number = 0,
                        State = TrialState.Waiting,
                    }
                );
            }

            if (id % 1000 == 999)
                file.Write(writer.Take());
        }

        for (var id = 0L; id < tables.NextStudyId; id++)
        {
            if (tables.FindStudy(id) is null)
                writer.DeleteStudy(id);
        }

        file.Write(writer.Take());
    }
}
