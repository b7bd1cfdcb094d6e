using System.Text;
using Showrunner;
using Showrunner.Formats;

namespace Formats.Tests;

public sealed class ScriptFilesTests : IDisposable
{
    private const string Fountain = "INT. ROOM - DAY\n\nANN\nHello there.\n\nBOB\nHello.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFolderGivesEveryScriptAndNamesTheRest()
    {
        Write("1.csv", "speaker,words\nAnn,One.\nBob,Two.\n");
        Write("2.fountain", Fountain);
        Write("deep/3.txt", "ann: three.\n\nbob: four.\n");
        Write("cover.jpg", "x");
        Write("back.jpg", "x");
        Write("package.json", "{\"private\": true}");
        Write("about.html", "<html><body><p>About us.</p></body></html>");

        var read = ScriptFiles.Read([_folder]);

        Assert.Equal(["1.csv", "2.fountain", "3.txt"], read.Files.Select(file => Path.GetFileName(file.Name)));
        Assert.Equal(["csv", "fountain", "text"], read.Files.Select(file => file.Reading.Format.ToLowerInvariant()));
        Assert.Collection(
            read.LeftOut,
            sentence => Assert.Contains("about.html was read as a web page, and nobody speaks in it.", sentence),
            sentence => Assert.Contains("package.json: no object in it has a field that holds what is said.", sentence),
            sentence =>
                Assert.Equal(
                    $"Left out: {Path.Join(_folder, "back.jpg")} and 1 more, .jpg is the ending of no script. "
                        + "Name such files to have them read.",
                    sentence
                )
        );
        Assert.Equal(
            "Ann: One.\nBob: Two.\n\n[setting: INT. ROOM - DAY]\nANN: Hello there.\nBOB: Hello.\n\nann: three.\n\nbob: four.\n",
            read.ToCorpus().Text
        );
        Assert.Equal(read.LeftOut, read.ToCorpus().Notices);
    }

    [Fact]
    public void FilesReadAlikeAreToldInOneSentence()
    {
        Write("1.csv", "speaker,words\nAnn,One.\nAnn,\n");
        Write("2.csv", "speaker,words\n\"Ann, Bob\",Two.\nAnn,\nBob,\n");
        Write("3.fountain", Fountain);

        Assert.Equal(
            [
                "CSV (2 files): speaker from 'speaker', words from 'words'; 3 rows without words left out; 1 row with two speakers.",
                "Fountain.",
            ],
            ScriptFiles.Read([_folder]).Explanations
        );
    }

    [Fact]
    public void StandardInputIsAScript()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Fountain));

        var read = ScriptFiles.Read(["-"], standardInput: input);

        Assert.Equal(("standard input", "fountain"), (read.Files[0].Name, read.Files[0].Reading.Format.ToLowerInvariant()));
    }

    [Fact]
    public void TypographicMarksAreLearntAsATypewriterHasThem()
    {
        Write("1.json", """[{"speaker": "Ann", "text": "It\u2019s \u201cday\u201d\u2026"}]""");

        Assert.Equal("Ann: It's \"day\"...\n", ScriptFiles.Read([_folder]).ToCorpus().Text);
    }

    [Theory]
    [InlineData("x.rtf", "{\\rtf1 ann: hello}", "is Rich Text")]
    [InlineData("x.odt", "PK\u0003\u0004mimetype", "is packed")]
    [InlineData("x.txt", "<?xml version=\"1.0\"?>\n<script><line>Hello.</line></script>", "is XML")]
    [InlineData("x.ass", "[Script Info]\nTitle: x\n", "SubStation Alpha")]
    [InlineData("x.srt", "it was a dark night.\nthe ferry did not come.\n", "SubRip subtitles and does not hold that")]
    [InlineData("x.fdx", "it was a dark night.\nthe ferry did not come.\n", "is not well-formed XML")]
    [InlineData("x.html", "<p>About us.</p>", "nobody speaks in it")]
    [InlineData("x.fountain", "It was a dark night.\n", "nobody speaks in it")]
    [InlineData("x.csv", "colour,size\nred,4\nblue,5\n", "--columns words=NAME")]
    public void AScriptThatIsNotUnderstoodIsNotLearntAsProse(string name, string content, string reason)
    {
        Write(name, content);

        var error = Assert.Throws<ShowrunnerException>(() => ScriptFiles.Read([Path.Join(_folder, name)]));

        Assert.StartsWith(Path.Join(_folder, name), error.Message);
        Assert.Contains(reason, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void ProseIsLearntWhereThePersonSaysSo()
    {
        Write("x.srt", "it was a dark night.\nthe ferry did not come.\n");

        Assert.Equal(2, ScriptFiles.Read([_folder], new() { Format = "text" }).Document.Elements.Count);
    }

    [Fact]
    public void ColumnsOfAScreenplayAreAMistake()
    {
        Write("x.fountain", Fountain);

        var error = Assert.Throws<ShowrunnerException>(() =>
            ScriptFiles.Read([_folder], new() { Columns = new Dictionary<string, string> { ["words"] = "x" } })
        );

        Assert.Contains("was read as fountain, which has no columns", error.Message);
    }

    [Theory]
    [InlineData("", "has no file in it")]
    [InlineData("cover.jpg", "no file with a script's ending")]
    [InlineData("package.json", "package.json: no object")]
    public void AFolderWithoutScriptsSaysWhy(string name, string reason)
    {
        if (name.Length > 0)
            Write(name, "{}");

        Assert.Matches(reason, Assert.Throws<ShowrunnerException>(() => ScriptFiles.Read([_folder])).Message);
    }

    private void Write(string name, string content)
    {
        var path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
