using System.Text.RegularExpressions;
using Showrunner;

namespace Cli.Tests;

/// <summary>docs/writing.md is complete, and every example in it runs.</summary>
public sealed partial class WritingGuideTests : IDisposable
{
    private static readonly string GuideFile = Path.Join(Built.Expectations, "..", "..", "..", "docs", "writing.md");
    private static readonly string Guide = File.ReadAllText(GuideFile);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"^\|.*`showrunner (write [^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^  (--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("(?<=^The default order is [^`]*`)[^`]*", RegexOptions.Multiline)]
    private static partial Regex Order();

    [GeneratedRegex(@"(?<=\d)(?=(\d{3})+(?!\d))(?<!\.\d*)")]
    private static partial Regex Thousand();

    [Fact]
    public async Task HasEveryOption()
    {
        var help = (await Tool.Run("write", "--help")).Output;

        Assert.All(Option().Matches(help).Select(option => option.Groups[1].Value), option => Assert.Contains($"`{option}`", Guide));
    }

    /// <summary>
    /// With APPROVE=1 the tables are written anew from the controls. Sources and examples stay; a new control gets a row with an example to
    /// improve.
    /// </summary>
    [Fact]
    public void TablesSayWhatTheControlsSay()
    {
        var expected = Guide;
        var before = WritingControls.All[0];
        foreach (var control in WritingControls.All.Where(control => control.Role != ControlRole.Output))
        {
            if (!Row(control).IsMatch(expected))
                expected = Row(before).Replace(expected, row => $"{row.Value}\n{Cells(control)} Showrunner | {ExampleOf(control)} |");
            else if (control.Name is not ("seed" or "order")) // what the tool says of them differs
                expected = Row(control).Replace(expected, row => $"{Cells(control)}{row.Groups[1].Value}");
            before = control;
        }

        expected = Order().Replace(expected, string.Join(", ", SamplerOrder.Default));

        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
            File.WriteAllText(GuideFile, expected);
        Assert.Equal(expected, File.ReadAllText(GuideFile));
    }

    // A control's row, with its last two cells as a group.
    private static Regex Row(WritingControl control) =>
        new($@"^\| `--{control.Name}` \|[^|\n]*\|[^|\n]*\|[^|\n]*\|(.*)$", RegexOptions.Multiline);

    private static string Cells(WritingControl control) =>
        $"| `--{control.Name}` | {Thousand().Replace($"{control.Range} | {control.Default}", ",")} | {control.Help} |";

    private static string ExampleOf(WritingControl control)
    {
        var value = control switch
        {
            FlagControl => "",
            NumberControl<int> number => $" {number.Max}",
            NumberControl<double> number => $" {number.Max}",
            NumbersControl numbers => $" otto={numbers.Max}",
            _ => " otto",
        };
        return $"`showrunner write demo.show --{control.Name}{value}`";
    }

    [Fact]
    public void EveryOptionHasItsRangeDefaultMeaningSourceAndExample()
    {
        var rows = Guide
            .Split('\n')
            .Where(line => line.StartsWith("| `--", StringComparison.Ordinal) && line.EndsWith("` |", StringComparison.Ordinal))
            .ToArray();

        Assert.InRange(rows.Length, 50, 100);
        Assert.All(rows, row => Assert.All(row.Trim('|').Split('|'), cell => Assert.NotEmpty(cell.Trim())));
        Assert.All(rows, row => Assert.Equal(6, row.Trim('|').Split('|').Length));
    }

    [Fact]
    public async Task EveryExampleRuns()
    {
        Model();
        _folder.Write("scene.txt", "agnes: ready?\n\notto: brenda is ready.\n\nagnes: noted.\n");
        _folder.Write("scene.csv", "who,what\nagnes,ready?\notto,brenda is ready.\n");
        var examples = Example().Matches(Guide).Select(example => example.Groups[1].Value).ToArray();

        await Parallel.ForEachAsync(
            examples,
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (example, _) =>
            {
                string[] arguments =
                [
                    .. Regex
                        .Matches(example, "\"([^\"]*)\"|[^ ]+")
                        .Select(part => part.Groups[1].Success ? part.Groups[1].Value : part.Value),
                ];
                var result = await Tool.RunIn(_folder.Path, arguments);
                Assert.True(result.Code == 0, $"{example}: {result.Error}");
                Assert.True(result.Output.Trim().Length > 0, $"{example}: nothing was written. {result.Error}");
            }
        );

        Assert.InRange(examples.Length, 45, 100);
    }

    // The sample show's words, with weights that were drawn.
    private void Model()
    {
        var tokens = SampleShow.Corpus.Tokens;
        var vocabulary = Vocabulary.Of(tokens);
        var options = new ModelOptions { EmbeddingSize = 8, Speakers = 1 };
        var random = new Random(1);
        new Checkpoint
        {
            Manifest = new()
            {
                Model = options,
                VocabularySize = vocabulary.Size,
                Speakers = ["agnes"],
                CorpusFingerprint = "",
                Recipe = "bptt",
            },
            Vocabulary = vocabulary,
            Weights =
            [
                .. options
                    .Tensors(vocabulary.Size)
                    .Select(tensor => new NamedTensor(
                        tensor.Name,
                        tensor.Shape,
                        [
                            .. Enumerable
                                .Range(0, tensor.Shape.Aggregate((product, size) => product * size))
                                .Select(_ => random.NextSingle() - 0.5f),
                        ]
                    )),
            ],
            TrainingText = TrainingText.Of(vocabulary.Encode(tokens)),
        }.Save(_folder.File("demo.show"));
    }
}
