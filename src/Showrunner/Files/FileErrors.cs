namespace Showrunner;

internal static class FileErrors
{
    extension(Exception exception)
    {
        /// <summary>Whether a file or its folder caused the exception, as opposed to the program.</summary>
        public bool IsFileError => exception is IOException or UnauthorizedAccessException;
    }
}
