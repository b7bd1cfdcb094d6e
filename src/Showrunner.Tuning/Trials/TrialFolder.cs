using System.Globalization;

namespace Showrunner.Tuning;

/// <summary>
/// The folder with a checkpoint for each candidate that can continue, and a lock for each trial in training. A lock ends with its process,
/// however that ends, so no clock is needed to tell a dead worker from a slow one.
/// </summary>
internal sealed class TrialFolder
{
    private const string Checkpoint = ".show";
    private const string Lock = ".lock";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <exception cref="ShowrunnerException">The folder cannot be made.</exception>
    public TrialFolder(string path)
    {
        Path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShowrunnerException(
                $"The folder for the trials' checkpoints, {path}, cannot be made ({exception.Message.TrimEnd('.')}).",
                exception
            );
        }
    }

    public string Path { get; }

    public string CheckpointOf(int candidate) => Name(candidate, Checkpoint);

    public bool Has(int candidate) => File.Exists(CheckpointOf(candidate));

    /// <summary>
    /// Marks a trial as being trained by this process, until disposed or until the process ends; null if another one trains it.
    /// </summary>
    public FileStream? Hold(int trial) => Open(Name(trial, Lock));

    /// <summary>Whether no process that shares this folder trains a trial.</summary>
    /// <param name="trial">The trial's number.</param>
    /// <param name="unmarked">The answer for a trial that was never marked here.</param>
    public bool IsAbandoned(int trial, bool unmarked)
    {
        try
        {
            using var held = Open(Name(trial, Lock), FileMode.Open);
            return held is not null;
        }
        catch (FileNotFoundException)
        {
            return unmarked;
        }
    }

    /// <summary>Deletes the mark of a trial that has ended.</summary>
    public void Release(int trial) => File.Delete(Name(trial, Lock));

    /// <summary>Waits until no other process is in this section, which ends when the result is disposed.</summary>
    public FileStream Alone()
    {
        while (true)
        {
            if (Open(System.IO.Path.Join(Path, "folder" + Lock)) is { } held)
                return held;
#pragma warning disable RS0030 // Another process ends the wait, by releasing a file; no clock takes part.
            Thread.Sleep(Poll);
#pragma warning restore RS0030
        }
    }

    /// <summary>Deletes the checkpoints of all other candidates.</summary>
    public void KeepOnly(IReadOnlySet<int> candidates)
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*" + Checkpoint))
        {
            if (
                int.TryParse(
                    System.IO.Path.GetFileNameWithoutExtension(file),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var candidate
                ) && !candidates.Contains(candidate)
            )
            {
                File.Delete(file);
            }
        }
    }

    // Opened without sharing, a file is locked on every system; on Unix by flock.
    private static FileStream? Open(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        try
        {
            return new(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsShut(exception))
        {
            return null;
        }
    }

    // A sharing violation on Windows; EWOULDBLOCK on Linux and on macOS.
    private static bool IsShut(IOException exception) =>
        OperatingSystem.IsWindows() ? exception.HResult == unchecked((int)0x80070020) : exception.HResult is 11 or 35;

    private string Name(int number, string extension) =>
        System.IO.Path.Join(Path, number.ToString("00000", CultureInfo.InvariantCulture) + extension);
}
