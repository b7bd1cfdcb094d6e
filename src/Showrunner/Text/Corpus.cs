using System.Security.Cryptography;
using System.Text;

namespace Showrunner;

/// <summary>The scripts that a model is trained or evaluated on. Immutable and thread-safe.</summary>
public sealed class Corpus
{
    private const double HeldOutShare = 0.05;
    private const int HeldOutRuns = 10;

    private readonly Lazy<IReadOnlyList<string>> _tokens;
    private readonly Lazy<string> _fingerprint;

    private Corpus(IReadOnlyList<Script> scripts, IReadOnlyList<string> notices)
    {
        Scripts = scripts;
        Text = scripts is [var only] ? only.Text : string.Join("\n\n", scripts.Select(script => script.Text.Trim('\n'))) + "\n";
        var words = Text.Trim();
        if (!words.Any(char.IsWhiteSpace))
        {
            throw new ShowrunnerException(
                $"There {(words.Length == 0 ? "are no words" : "is only one word")} in "
                    + $"{string.Join(", ", scripts.Select(script => script.Name))}. "
                    + "Give a script with speeches, such as \"jerry: hello\"."
            );
        }

        _tokens = new(() => Tokenizer.Encode(Text));
        _fingerprint = new(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text))));
        Notices = notices;
    }

    /// <summary>One script for each file, in order.</summary>
    public IReadOnlyList<Script> Scripts { get; }

    /// <summary>What messages call it: the name of its first script, and how many more there are.</summary>
    public string Name => Scripts is [var only] ? only.Name : $"{Scripts[0].Name} and {Scripts.Count - 1} more";

    /// <summary>The text of all scripts, with a blank line between two.</summary>
    public string Text { get; }

    /// <summary>What was corrected or guessed while reading: sentences for the user.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The tokens of <see cref="Text"/>; made at first use.</summary>
    public IReadOnlyList<string> Tokens => _tokens.Value;

    /// <summary>The SHA-256 of <see cref="Text"/> in UTF-8, in lower-case hexadecimal: equal for equal text.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Reads scripts in plain text: UTF-8, UTF-16 or Windows-1252.</summary>
    /// <param name="paths">Files; folders, for every <c>.txt</c> file below them; and globs with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    /// <exception cref="ShowrunnerException">
    /// A file is missing, unreadable or not text, or there are fewer than two words in total.
    /// </exception>
    public static Corpus Load(params IEnumerable<string> paths)
    {
        var notices = new List<string>();
        return Of([.. SourceFiles.Find(paths, "*.txt").Select(file => Read(file.Path, notices))], notices);
    }

    /// <summary>Makes a corpus of the text of one script.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static Corpus Parse(string text, string name = "text")
    {
        var notices = new List<string>();
        return Of([new Script(name, SourceText.Clean(text, name, notices))], notices);
    }

    /// <summary>
    /// Holds out lines for validation: the end of each of <paramref name="runs"/> equal stretches of the text, so that held-out lines
    /// are consecutive speeches and yet come from all over the show. Always the same lines.
    /// </summary>
    /// <param name="validationShare">The share of lines to hold out, between 0 and 1, both excluded.</param>
    /// <param name="runs">The number of stretches, at least 1; fewer if there are not enough lines.</param>
    /// <exception cref="ShowrunnerException">The corpus has fewer than two lines.</exception>
    public (Corpus Training, Corpus Validation) Split(double validationShare = HeldOutShare, int runs = HeldOutRuns)
    {
        if (!(validationShare is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validationShare), validationShare, "The share must lie between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        return Of(LineSplit.Of(Text, validationShare, runs));
    }

    /// <summary>
    /// Holds out one line in twenty for validation, of those who speak elsewhere too: as <see cref="Split"/> does, or in a text of at most
    /// 200 lines one in twenty by words, at least one line. Always the same lines.
    /// </summary>
    /// <param name="fingerprint">
    /// The <see cref="Fingerprint"/> of the training part where a model was made of it: one of an older version is held out as it was then.
    /// </param>
    /// <exception cref="ShowrunnerException">The corpus has fewer than two lines.</exception>
    public (Corpus Training, Corpus Validation) HoldOut(string? fingerprint = null) =>
        fingerprint is not null && Split() is var split && split.Training.Fingerprint == fingerprint
            ? split
            : Of(LineSplit.OfKnown(Text, HeldOutShare, HeldOutRuns));

    internal static Corpus Of(IReadOnlyList<Script> scripts, List<string> notices)
    {
        if (scripts.Count > 1)
        {
            notices.AddRange(
                scripts.Where(script => string.IsNullOrWhiteSpace(script.Text)).Select(script => $"{script.Name} has no words.")
            );
        }

        if (!scripts.SelectMany(script => script.Read()).Any(utterance => utterance.Speaker is not null))
            notices.Add("No line names a speaker (\"jerry: hello\"): the model will learn the words, but not who says them.");
        return new Corpus(scripts, notices);
    }

    private static Script Read(string path, List<string> notices) => new(path, SourceText.Read(SourceFiles.Bytes(path), path, notices));

    private (Corpus Training, Corpus Validation) Of((string Training, string Validation) lines) =>
        (
            new([new Script("the training lines", lines.Training)], Notices),
            new([new Script("the validation lines", lines.Validation)], Notices)
        );
}
