using System.Text;

namespace Showrunner.Cli;

/// <summary>Text that is broken between words at the width of the terminal; in a pipe it stays one line, for other programs.</summary>
internal static class Paragraph
{
    private const int Narrowest = 40;

    /// <summary>The text, its lines after the first indented.</summary>
    public static string Of(string text, int indent = 2) =>
        Console.IsOutputRedirected ? text : Wrapped(text, Math.Max(Narrowest, Console.WindowWidth - 1), indent);

    /// <summary>The text in lines of at most <paramref name="width"/> columns, if no word is longer.</summary>
    public static string Wrapped(string text, int width, int indent)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (wrapped.Length > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }
}
