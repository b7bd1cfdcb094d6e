using System.Text;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>
/// What of a request has no effect. The client is told in <c>Warning</c> headers (RFC 7234, section 5.5, code 299), and the answer is the
/// same as without it.
/// </summary>
/// <param name="isStrict">Whether to refuse such a request.</param>
internal sealed class RequestWarnings(bool isStrict)
{
    private const int Most = 10;
    private const int Longest = 200;

    private readonly List<string> _all = [];

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>A parameter that the server does not know.</summary>
    public void Unknown(string parameter) => Add($"There is no parameter \"{parameter}\".", parameter);

    /// <summary>A parameter, or its value, without an effect.</summary>
    public void Add(string sentence, string parameter)
    {
        if (isStrict)
            throw ApiException.Bad(sentence, parameter);
        _all.Add($"{sentence} It has no effect.");
    }

    /// <summary>Puts sentences into the headers of an answer that has not begun.</summary>
    public static void Send(HttpResponse response, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences.Take(Most))
            response.Headers.Append("Warning", $"299 showrunner \"{Quoted(sentence)}\"");
    }

    // A quoted string of a header. Other letters than ASCII's are their bytes in UTF-8, in per cent.
    private static string Quoted(string sentence)
    {
        var quoted = new StringBuilder();
        foreach (var rune in (sentence.Length <= Longest ? sentence : sentence[..Longest] + "...").EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\');
            if (rune.Value is >= ' ' and <= '~')
                quoted.Append((char)rune.Value);
            else
                quoted.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return quoted.ToString();
    }
}
