using System.Text;
using CsCheck;

namespace Showrunner.Tests;

public sealed class CorpusTests : IDisposable
{
    private const string Scene = "[setting: the café]\n\nzoë: (waving) hello—it's “me”…\n\n(she sits.)\n";
    private const string Typed = "[setting: the café]\n\nzoë: (waving) hello--it's \"me\"...\n\n(she sits.)\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corpus");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, byte[]> Encodings =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Scene) },
            { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Scene)] },
            { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Scene)] },
            { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Scene)] },
            { "UTF-16 LE without mark", Encoding.Unicode.GetBytes(Typed) },
            { "UTF-16 BE without mark", Encoding.BigEndianUnicode.GetBytes(Typed) },
            { "CRLF", Encoding.UTF8.GetBytes(Scene.ReplaceLineEndings("\r\n")) },
            { "CR", Encoding.UTF8.GetBytes(Scene.ReplaceLineEndings("\r")) },
            { "Windows-1252", Latin1(Scene.Replace('—', '\u0097').Replace('“', '\u0093').Replace('”', '\u0094').Replace('…', '\u0085')) },
            {
                "Windows-1252 read as Latin-1 and saved as UTF-8",
                Encoding.UTF8.GetBytes(Scene.Replace('—', '\u0097').Replace('“', '\u0093').Replace('”', '\u0094').Replace('…', '\u0085'))
            },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ReadsEveryEncodingAsTheSameText(string encoding, byte[] bytes)
    {
        var corpus = Corpus.Load(Write("scene.txt", bytes));

        Assert.Equal(Typed, corpus.Text);
        Assert.Equal(
            encoding.StartsWith("Windows-1252", StringComparison.Ordinal),
            corpus.Notices.Any(notice => notice.Contains("Windows-1252"))
        );
    }

    [Fact]
    public void ReadsEveryWindows1252Character()
    {
        var bytes = Enumerable.Range(0x80, 0x80).SelectMany(code => new[] { (byte)' ', (byte)code }).ToArray();

        var corpus = Corpus.Load(Write("all.txt", bytes));

        Assert.Equal(
            "€ ‚ ƒ \" ... † ‡ ˆ ‰ Š ‹ Œ Ž ' ' \" \" • - -- ˜ ™ š › œ ž Ÿ \u00A0 ¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ ® ¯ ° ± ² ³ ´ µ ¶ · ¸ ¹ º » ¼ ½ ¾ "
                + "¿ À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ù Ú Û Ü Ý Þ ß à á â ã ä å æ ç è é ê ë ì í î ï ð ñ ò ó ô õ ö ÷ ø ù ú "
                + "û ü ý þ ÿ",
            string.Join(' ', corpus.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [Fact]
    public void KeepsTheRestOfAUtf8FileWithAStrayByte()
    {
        var corpus = Corpus.Load(
            Write("stray.txt", [.. Encoding.UTF8.GetBytes("zoë: the "), 0xE9, .. Encoding.UTF8.GetBytes(" in ‘café’")])
        );

        Assert.Equal("zoë: the é in 'café'", corpus.Text);
        Assert.Contains(
            corpus.Notices,
            notice => notice.EndsWith("stray.txt: bytes that are not UTF-8, read as Windows-1252: 1.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void DropsControlCharactersWithANotice()
    {
        var corpus = Corpus.Parse("jerry:\u0007 he\u00ADl\u200Blo, \u0081newman.\f\ngeorge: hi\u007F.");

        Assert.Equal("jerry: hello, newman.\n\ngeorge: hi.", corpus.Text);
        Assert.Contains(corpus.Notices, notice => notice.Contains("control or invisible characters, dropped: 5"));
    }

    [Fact]
    public void LeavesCleanTextAlone() =>
        Gen.String[Gen.Char[' ', '~'], 0, 200]
            .Sample(line =>
            {
                var corpus = Corpus.Parse("jerry: hello\n" + line);

                Assert.Equal("jerry: hello\n" + line, corpus.Text);
                Assert.Empty(corpus.Notices);
            });

    [Fact]
    public void FindsFilesFoldersAndGlobs()
    {
        Write("season1/one.txt", "jerry: one"u8);
        Write("season1/two.txt", "jerry: two"u8);
        Write("season2/extra/three.txt", "jerry: three"u8);
        Write("season2/notes.md", "jerry: notes"u8);
        Write("season2/.hidden.txt", "jerry: hidden"u8);

        Assert.Equal(["one", "two", "three"], Words(""));
        Assert.Equal(["one", "two"], Words("season1/*.txt"));
        Assert.Equal(["one", "two"], Words("season?/*.txt"));
        Assert.Equal(["three", "notes"], Words("season2/**/*.*"));
        Assert.Equal(["two", "one"], Words("season1/two.txt", "season1"));
        Assert.Equal(["notes"], Words("**/*.md"));
    }

    [Theory]
    [InlineData("missing.txt", "missing.txt does not exist")]
    [InlineData("*.script", "No file matches")]
    [InlineData("empty", "no .txt file")]
    [InlineData("nothing.txt", "There are no words in ")]
    [InlineData("blank.txt", "There are no words in ")]
    [InlineData("word.txt", "There is only one word in ")]
    [InlineData("zip.txt", "zip.txt is not text")]
    [InlineData("noise.txt", "noise.txt is not text")]
    public void RefusesWhatIsNoScriptInOneLine(string path, string complaint)
    {
        _folder.CreateSubdirectory("empty");
        Write("nothing.txt", []);
        Write("blank.txt", " \r\n\t\n"u8);
        Write("word.txt", "\nhello\n"u8);
        Write("zip.txt", [.. "PK\u0003\u0004"u8, 0, 0, 8, 0]);
        Write("noise.txt", [0x1F, 0x8B, 8, 1, 2, 3, 0xFF, 0xC0, 0x11, 0x19]);

        var error = Assert.Throws<ShowrunnerException>(() => Corpus.Load(Path.Join(_folder.FullName, path)));

        Assert.Contains(complaint, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void SaysWhyAFileCannotBeRead()
    {
        var path = Write("locked.txt", "jerry: hello"u8);
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = Assert.Throws<ShowrunnerException>(() => Corpus.Load(path));

        Assert.StartsWith($"{path} cannot be read: ", error.Message);
    }

    [Fact]
    public void NoticesThatNobodySpeaks() =>
        Assert.Contains("No line names a speaker", Assert.Single(Corpus.Parse("It was a dark night.\nIt rained.").Notices));

    [Fact]
    public void NoticesAnEmptyFileAmongOthers()
    {
        var corpus = Corpus.Load(Write("one.txt", "jerry: hello"u8), Write("two.txt", []));

        Assert.EndsWith("two.txt has no words.", Assert.Single(corpus.Notices));
    }

    [Fact]
    public void FingerprintIsThatOfTheCleanText()
    {
        var corpus = Corpus.Load(Write("a.txt", "\uFEFFabc def\r\n"u8));

        Assert.Equal("7f19f4c268b3ba08a92ecce07699ab14d47238bc6999d01822321bcba7b4d5b6", corpus.Fingerprint);
    }

    [Fact]
    public void SplitsWithoutLosingALine() =>
        Gen.Select(Gen.Int[2, 60], Gen.Double[0.01, 0.99], Gen.Int[1, 20])
            .Sample(
                (count, share, runs) =>
                {
                    var lines = Enumerable.Range(0, count).Select(i => $"jerry: {i}\n\n").ToList();

                    var (training, validation) = Corpus.Parse(string.Concat(lines)).Split(share, runs);

                    Assert.Equal(lines.Order(), Lines(training).Concat(Lines(validation)).Order());
                    Assert.Equal(lines.Where(Lines(training).Contains), Lines(training));
                    Assert.Equal(lines.Where(Lines(validation).Contains), Lines(validation));
                    Assert.InRange(Lines(validation).Count, 1, count * share + runs);

                    static List<string> Lines(Corpus corpus) =>
                        [.. corpus.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n\n")];
                }
            );

    [Fact]
    public void HoldsBackTheEndOfEachRun()
    {
        var corpus = Corpus.Parse(string.Concat(Enumerable.Range(0, 20).Select(i => $"jerry: {i}\n")));

        var (_, validation) = corpus.Split(0.2, runs: 2);

        Assert.Equal("jerry: 8\njerry: 9\njerry: 18\njerry: 19\n", validation.Text);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(40, 2)]
    [InlineData(100, 5)]
    [InlineData(200, 10)]
    [InlineData(210, 10)]
    public void HoldsOutOneLineInTwenty(int lines, int held)
    {
        var corpus = Corpus.Parse(string.Concat(Enumerable.Range(0, lines).Select(i => $"jerry: line {i}\n")));

        Assert.Equal(held, corpus.HoldOut().Validation.Text.Count(c => c == '\n'));
    }

    [Fact]
    public void HeldOutLinesOfALongTextAreThoseOfSplit() =>
        Assert.Equal(SampleShow.Corpus.Split().Training.Fingerprint, SampleShow.Corpus.HoldOut().Training.Fingerprint);

    [Fact]
    public void WhoSpeaksOnlyOnceInALongTextIsLearnt()
    {
        // Once at the end of a stretch, in capitals elsewhere, and never elsewhere.
        var lines = Enumerable.Range(0, 400).Select(i => $"jerry: line {i}").ToArray();
        (lines[3], lines[399], lines[398]) = ("NEWMAN: hello", "newman: jerry", "babu: very bad man");
        var corpus = Corpus.Parse(string.Join('\n', lines));

        var (training, validation) = corpus.HoldOut();

        Assert.Contains("babu:", training.Text, StringComparison.Ordinal);
        Assert.Contains("newman: jerry", validation.Text, StringComparison.Ordinal);
        Assert.Equal(
            corpus.Split().Validation.Text,
            validation.Text.Replace("newman:", "babu: very bad man\nnewman:", StringComparison.Ordinal)
        );
    }

    [Theory, InlineData(60), InlineData(400)]
    public void HoldsOutAsAnOlderVersionDidForItsModel(int lines)
    {
        var corpus = Corpus.Parse(
            string.Concat(Enumerable.Range(0, lines).Select(i => $"{(i == lines - 1 ? "babu" : "jerry")}: line {i}\n"))
        );

        Assert.NotEqual(corpus.Split().Training.Fingerprint, corpus.HoldOut().Training.Fingerprint);
        Assert.Equal(corpus.Split().Validation.Text, corpus.HoldOut(corpus.Split().Training.Fingerprint).Validation.Text);
    }

    [Fact]
    public void HoldsOutATwentiethOfTheWordsAndNobodyWhole() =>
        Gen.Select(Gen.Select(Gen.Int[0, 6], Gen.Int[1, 40]).Array[20, 190], Gen.Int[0, 3])
            .Sample(
                (lines, alone) =>
                {
                    var text = string.Concat(
                        lines.Select((line, i) => $"p{line.Item1}: {string.Join(' ', Enumerable.Repeat("word", line.Item2))}\n")
                    );
                    var corpus = Corpus.Parse(text + string.Concat(Enumerable.Range(0, alone).Select(i => $"once{i}: only one line\n")));

                    var (training, validation) = corpus.HoldOut();

                    // A share is as near as lines allow: never a whole long line more than its part of the text.
                    Assert.InRange(Words(validation), 1, 0.05 * Words(corpus) * 1.5 + lines.Min(line => line.Item2) + 1);
                    Assert.Subset(Speakers(training), Speakers(validation));

                    static int Words(Corpus corpus) => corpus.Tokens.Count(token => !Tokenizer.IsMark(token));
                    static HashSet<string> Speakers(Corpus corpus) =>
                        [.. corpus.Scripts[0].Utterances.Select(utterance => utterance.Speaker!)];
                }
            );

    [Fact]
    public void CannotSplitOneLine() => Assert.Throws<ShowrunnerException>(() => Corpus.Parse("jerry: hello there\n\n").Split());

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private IEnumerable<string> Words(params string[] paths) =>
        Corpus.Load(paths.Select(path => Path.Join(_folder.FullName, path))).Scripts.Select(script => script.Utterances.Single().Text);

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Join(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
