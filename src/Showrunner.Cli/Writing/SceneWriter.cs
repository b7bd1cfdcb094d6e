namespace Showrunner.Cli;

/// <summary>
/// Prints a scene while it is written. In a terminal lines break between words and speakers' names are bold; in a pipe the text is
/// left as it is.
/// </summary>
/// <param name="output">Where to print.</param>
/// <param name="width">Columns of the terminal, or null in a pipe.</param>
/// <param name="bold">Whether names can be bold.</param>
internal sealed class SceneWriter(TextWriter output, int? width, bool bold)
{
    private const int RoomForMarks = 3; // a full stop or "?)" comes after its word and belongs on the same line

    private int _column;

    public static SceneWriter ForConsole() =>
        Console.IsOutputRedirected
            ? new(Console.Out, width: null, bold: false)
            : new(
                Console.Out,
                Math.Max(20, Console.WindowWidth - RoomForMarks),
                string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            );

    /// <summary>Prints the next piece: a word with the space before it, a mark, or line ends.</summary>
    public void Write(string piece)
    {
        if (piece.StartsWith(' ') && _column + piece.Length > width)
            piece = "\n" + piece[1..];
        var word = piece.TrimStart('\n', ' ');
        if (piece.Length > word.Length && piece[piece.Length - word.Length - 1] == '\n')
            _column = 0;

        var isName = bold && _column == 0 && word.EndsWith(':');
        output.Write(isName ? $"{piece[..^word.Length]}\e[1m{word}\e[0m" : piece);
        output.Flush();
        _column = piece.EndsWith('\n') ? 0 : _column + piece.Length;
    }
}
