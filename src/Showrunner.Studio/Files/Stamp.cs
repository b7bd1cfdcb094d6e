namespace Showrunner.Studio;

/// <summary>Whether a file is still the same: its size and the time of its last change.</summary>
internal readonly record struct Stamp(long Bytes, DateTime Changed)
{
    public static Stamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(file.Length, file.LastWriteTimeUtc) : default;
    }
}
