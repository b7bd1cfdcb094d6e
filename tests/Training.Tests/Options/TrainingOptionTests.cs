using System.Globalization;
using Showrunner;
using Showrunner.Training;

namespace Training.Tests;

public sealed class TrainingOptionTests
{
    public static TheoryData<string> Names => [.. TrainingOption.All.Select(option => option.Name)];

    [Theory, MemberData(nameof(Names))]
    public void GivesBackWhatIsSet(string name)
    {
        var option = TrainingOption.Find(name)!;
        object value = option.Kind switch
        {
            TrainingOptionKind.WholeNumber => (long)option.Range.Max,
            TrainingOptionKind.Number => option.Range.Max,
            TrainingOptionKind.Flag => true,
            _ => option.Choices[^1],
        };

        var options = option.Set(new(), value);

        Assert.Equal(value, option.Get(options));
        Assert.All(TrainingOption.All.Where(other => other != option), other => Assert.Equal(other.Get(new()), other.Get(options)));
    }

    [Theory, MemberData(nameof(Names))]
    public void RefusesWhatIsOutOfItsRange(string name)
    {
        var option = TrainingOption.Find(name)!;
        if (option.Kind is TrainingOptionKind.Flag or TrainingOptionKind.Choice)
            return;
        var tooLow = option.Range.ExcludesMin ? option.Range.Min : option.Range.Min - 1;

        option.Set(new(), option.Range.Max).Validate();
        var error = Assert.Throws<ShowrunnerException>(() => option.Set(new(), tooLow).Validate());

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"The {option.Label} is {tooLow}; it must be {option.Range}."),
            error.Message
        );
    }

    [Theory, InlineData("passes", "epochs"), InlineData("rare", "rare-limit")]
    public void IsFoundByItsOldName(string old, string name) => Assert.Equal(name, TrainingOption.Find(old)?.Name);

    /// <summary>With APPROVE=1 in the environment the table is written anew.</summary>
    [Fact]
    public async Task GuideHasTheTable()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Showrunner.slnx")))
            folder = folder.Parent!;
        var file = Path.Join(folder.FullName, "docs", "training-options.md");
        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string[] rows = [.. TrainingOption.All.Select(Row)];
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            var before = lines.TakeWhile(line => !IsRow(line));
            var after = lines.SkipWhile(line => !IsRow(line)).SkipWhile(IsRow);
            lines = [.. before, .. rows, .. after];
            await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);
        }

        Assert.Equal(rows, lines.Where(IsRow));

        static bool IsRow(string line) => line.StartsWith("| `--", StringComparison.Ordinal);
    }

    private static string Row(TrainingOption option)
    {
        var values = option.Kind switch
        {
            TrainingOptionKind.Flag => "true, false",
            TrainingOptionKind.Choice => string.Join(", ", option.Choices),
            _ => $"{option.Range}{(option.Unit is { } unit ? $" {unit}" : "")}",
        };
        var matters = option.MattersWhen?.Replace("--", "`--", StringComparison.Ordinal) ?? "always";
        if (matters.Contains('`'))
            matters += "`";
        return $"| `--{option.Name}` | {option.Help} | {values} | {option.Default} | {matters} | {(option.IsSearchable ? "yes" : "no")} |";
    }
}
