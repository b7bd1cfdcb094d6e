using System.Text.RegularExpressions;

namespace Showrunner.Formats;

/// <summary>What a line of a log is.</summary>
/// <param name="Kind">Whether it begins a message, or is no message of a person.</param>
/// <param name="Name">Who writes; empty if nobody does.</param>
/// <param name="Words">The words on the same line; empty if they stand below.</param>
internal readonly record struct ChatLine(ChatLine.Kinds Kind, string Name, string Words)
{
    private const int MaxNameWords = 6;

    public enum Kinds
    {
        /// <summary>A time, a name and words.</summary>
        Message,

        /// <summary>A name and a time; the words stand below.</summary>
        Header,

        /// <summary><c>* ann waves</c>.</summary>
        Action,

        /// <summary>Someone joined, a day begins, and the like.</summary>
        Notice,

        /// <summary>More words of the message above.</summary>
        Continuation,
    }

    public static ChatLine Of(string line)
    {
        line = line.TrimStart('\u200E', '\u200F', '\uFEFF').TrimEnd();
        if (ChatShapes.Message().Match(line) is { Success: true } message && IsName(message.Groups["name"].Value))
            return new(Kinds.Message, NameOf(message), message.Groups["words"].Value);
        if (ChatShapes.Header().Match(line) is { Success: true } header && IsName(header.Groups["name"].Value))
            return new(Kinds.Header, NameOf(header), "");
        if (ChatShapes.Action().Match(line) is { Success: true } action)
            return new(Kinds.Action, NameOf(action), action.Groups["words"].Value);
        return new(ChatShapes.Notice().IsMatch(line) ? Kinds.Notice : Kinds.Continuation, "", line);
    }

    private static string NameOf(Match match) =>
        OneLine.Of(ChatShapes.Discriminator().Replace(match.Groups["name"].Value, "")).TrimStart('~', ' ', '@');

    private static bool IsName(string name) =>
        name.AsSpan().Trim().Count(' ') < MaxNameWords && !name.AsSpan().ContainsAny("\"“”?!") && !SpeakerLine.IsLabel(name);
}
