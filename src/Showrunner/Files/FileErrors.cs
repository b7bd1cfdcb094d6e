namespace Showrunner;

internal static class FileErrors
{
    private const int NoSpace = 28; // ENOSPC

    extension(Exception exception)
    {
        /// <summary>Whether a file or its folder caused the exception, as opposed to the program.</summary>
        public bool IsFileError => exception is IOException or UnauthorizedAccessException;

        /// <summary>Why <paramref name="path"/> cannot be written and what to do, in two sentences.</summary>
        public string WhyNotWritten(string path)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            return exception switch
            {
                _ when Directory.Exists(path) => "It is a folder. Give the name of a file.",
                DirectoryNotFoundException when folder is not null => $"There is no folder {folder}. Make it, or choose another.",
                UnauthorizedAccessException => "You are not allowed to write there. Choose another folder.",
                _ when exception.HResult == NoSpace || exception.Message.StartsWith("No space", StringComparison.Ordinal) =>
                    "No space left on the device. Free some, or choose another folder.",
                _ => $"{exception.Message.Split(" : ")[0].TrimEnd('.')}. Choose another folder.",
            };
        }
    }
}
