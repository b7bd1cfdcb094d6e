using System.Globalization;

namespace Showrunner.Formats;

/// <summary>A corpus that anybody may download from its publisher, as a script that Showrunner learns.</summary>
public sealed class PublicCorpus
{
    private const string RawFiles = "https://raw.githubusercontent.com/";

    private readonly IReadOnlyList<CorpusDownload> _files;
    private readonly Func<IReadOnlyList<string>, IEnumerable<string>>? _lines;

    /// <param name="name">What users call it.</param>
    /// <param name="about">What it is, and whose, in a sentence.</param>
    /// <param name="files">Its files.</param>
    /// <param name="lines">Makes a script of them, line by line; null where the only file is one.</param>
    internal PublicCorpus(
        string name,
        string about,
        IReadOnlyList<CorpusDownload> files,
        Func<IReadOnlyList<string>, IEnumerable<string>>? lines = null
    )
    {
        (Name, About, _files, _lines) = (name, about, files, lines);
    }

    /// <summary>The corpus of Udacity's TV-script notebook.</summary>
    public static PublicCorpus Seinfeld { get; } =
        new("seinfeld", "The corpus of Udacity's TV-script notebook. Its scripts belong to their owners", [CorpusDownload.Seinfeld]);

    /// <summary>
    /// Fainberg et al., "Talking to myself: self-dialogues as data for conversational agents", arXiv:1809.06641: people write both sides
    /// of a conversation about films, music and sport.
    /// </summary>
    public static PublicCorpus SelfDialogue { get; } =
        new(
            "self-dialogue",
            "The Self-dialogue Corpus: 24,000 conversations about films, music and sport. BSD 3-Clause License",
            Files("jfainberg/self_dialogue_corpus/113a1b0ff10308f1227c13a4aaded9bc85577816/", "self-dialogue.tsv"),
            SelfDialogueText.Lines
        );

    /// <summary>
    /// Rameshkumar and Bailey, "Storytelling with dialogue: a Critical Role Dungeons and Dragons dataset", ACL 2020: 159 episodes of a
    /// table-top game.
    /// </summary>
    public static PublicCorpus Crd3 { get; } =
        new(
            "crd3",
            "The Critical Role Dungeons and Dragons Dataset: 159 episodes of a table-top game. CC BY-SA 4.0",
            Files("RevanthRameshkumar/CRD3/7fd4515eea411f0f9c5d0a03a8b6b8b2da464e81/", "crd3.tsv"),
            Crd3Text.Lines
        );

    /// <summary>19 plays by Shaw, Wilde, Ibsen, Synge, Goldsmith and Sheridan, as Standard Ebooks publishes them.</summary>
    public static PublicCorpus Plays { get; } =
        new(
            "plays",
            "19 plays by Shaw, Wilde, Ibsen and others, from Standard Ebooks. Public domain, editions CC0 1.0",
            Files("", "plays.tsv"),
            PlaysText.Lines
        );

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicCorpus> All { get; } = [Seinfeld, SelfDialogue, Crd3, Plays];

    /// <summary>What users call it.</summary>
    public string Name { get; }

    /// <summary>What it is, and under which licence, without a full stop.</summary>
    public string About { get; }

    /// <summary>Bytes to download.</summary>
    public long Length => _files.Sum(file => file.Length);

    /// <summary>
    /// Downloads to <paramref name="path"/>. What has arrived waits beside it, in <c>path.part</c> or the folder <c>path.parts</c>, and a
    /// later call continues. The length and the hash of every file are verified.
    /// </summary>
    /// <param name="path">The file to make.</param>
    /// <param name="client">Makes the requests.</param>
    /// <param name="progress">Receives the number of bytes that have arrived, including those of earlier calls.</param>
    /// <param name="cancellationToken">Stops the download; what has arrived stays.</param>
    /// <exception cref="ShowrunnerException">
    /// The server cannot be reached, refuses, stops early or sends another file, or <paramref name="path"/> exists and is another file or
    /// cannot be written.
    /// </exception>
    /// <exception cref="IOException">A downloaded file cannot be written.</exception>
    public async Task SaveAsync(
        string path,
        HttpClient client,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (_lines is null)
        {
            await _files.Single().SaveAsync(path, client, progress, cancellationToken);
            return;
        }
        if (File.Exists(path))
            throw new ShowrunnerException($"{path} exists already. Move it away, or choose another name.");

        var folder = Directory.CreateDirectory(path + ".parts").FullName;
        var parts = _files.Select((file, i) => Path.Combine(folder, $"{i:000}-{Path.GetFileName(file.Name)}")).ToList();
        var arrived = 0L;
        foreach (var (file, part) in _files.Zip(parts))
        {
            await file.SaveAsync(part, client, progress is null ? null : new After(arrived, progress), cancellationToken);
            progress?.Report(arrived += file.Length);
        }
        AtomicFile.Write(path, stream => Write(stream, _lines(parts), cancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    private static void Write(Stream stream, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.WriteLine(line);
        }
    }

    /// <summary>The files that a list in this assembly names: path below a folder of a repository, length, SHA-256.</summary>
    private static IReadOnlyList<CorpusDownload> Files(string folder, string list)
    {
        using var text = new StreamReader(typeof(PublicCorpus).Assembly.GetManifestResourceStream(list)!);
        return
        [
            .. text.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(cells => new CorpusDownload(
                    cells[0],
                    new Uri($"{RawFiles}{folder}{Uri.EscapeDataString(cells[0]).Replace("%2F", "/", StringComparison.Ordinal)}"),
                    long.Parse(cells[1], CultureInfo.InvariantCulture),
                    cells[2]
                )),
        ];
    }

    private sealed class After(long arrived, IProgress<long> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(arrived + value);
    }
}
