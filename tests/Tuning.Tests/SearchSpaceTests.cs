using Showrunner;
using Showrunner.Training;
using Showrunner.Tuning;
using Tunewright;

namespace Tuning.Tests;

public class SearchSpaceTests
{
    [Fact]
    public void NotebookAsksForWhatTheNotebookVariedAndDropoutOnlyBetweenLayers()
    {
        var layers = new HashSet<int>();
        for (var number = 0; number < 40; number++)
        {
            var study = Study.Create(new() { Sampler = new RandomSampler(seed: number) });
            var trial = study.Ask();
            var options = SearchSpace.Notebook.Ask(trial, TrainingOptions.Notebook, withEpochs: true);

            Assert.Equal(TrainingRecipe.Notebook, options.Recipe);
            Assert.InRange(options.SequenceLength, 10, 50);
            Assert.InRange(options.Epochs, 5, 20);
            Assert.Contains(options.LearningRate, new[] { 0.1, 0.01, 0.001 });
            Assert.Contains(options.Model.EmbeddingSize, new[] { 300, 400, 500 });
            Assert.Contains(options.Model.HiddenSize, new[] { 150, 250, 350 });
            Assert.Equal(options.Model.Layers > 1, trial.Record.ExternalParameters().ContainsKey("layer-dropout"));
            layers.Add(options.Model.Layers);
        }
        Assert.Equal([1, 2, 3], layers.Order());
    }

    [Fact]
    public void EveryValueOfTheDefaultSpaceCanBeTrained()
    {
        for (var number = 0; number < 100; number++)
        {
            SearchSpace
                .Default.Ask(Study.Create(new() { Sampler = new RandomSampler(seed: number) }).Ask(), new(), withEpochs: true)
                .Validate();
        }
    }

    [Fact]
    public void BeliefsAreThoseThatLieInTheSpace()
    {
        var space = SearchSpace.Parse(
            "s",
            """{"layers": {"int": [1, 2]}, "hidden": {"int": [128, 256]}, "batch": 16, "tied": {"choices": [true, false]}}"""
        );

        var beliefs = space.BeliefsIn(
            new()
            {
                Model = new() { EmbeddingSize = 384, HiddenSize = 384 },
                BatchSize = 16,
            },
            withEpochs: false
        );

        Assert.Equal(["layers", "tied"], beliefs.Keys.Order());
        Assert.Equal(1, Convert.ToInt32(beliefs["layers"].Value));
    }

    [Theory]
    [InlineData("{\n \"embeding\": {\"int\": [8, 16]}}", "line 2", "no option 'embeding'", "embedding")]
    [InlineData("{\n\n \"batch\": {\"int\": [16, 8]}}", "line 3", "batch")]
    [InlineData("{\"batch\": {\"int\": [0, 8]}}", "line 1", "1 to 4096, not 0")]
    [InlineData("{\"batch\": {\"int\": [1.5, 8]}}", "line 1", "whole number")]
    [InlineData("{\"batch\": {\"float\": [1, 8]}}", "line 1", "\"int\"")]
    [InlineData("{\"batch\": {\"choices\": []}}", "line 1", "batch")]
    [InlineData("{\"batch\": {\"choices\": [1, 1]}}", "line 1", "batch")]
    [InlineData("{\"batch\": {\"int\": [1, 8], \"int\": [1, 9]}}", "line 1", "twice")]
    [InlineData("{\"batch\": 4,\n\"batch\": 5}", "line 2", "twice")]
    [InlineData("{\"batch\": {\"int\": [1, 8], \"lag\": true}}", "line 1", "'lag'")]
    [InlineData("{\"batch\": {\"int\": [1, 8], \"step\": 0}}", "line 1", "step")]
    [InlineData("{\"learning-rate\": {\"float\": [0, 1], \"log\": true}}", "line 1", "learning-rate")]
    [InlineData("{\"tied\": 1}", "line 1", "true or false")]
    [InlineData("{\"recipe\": \"magic\"}", "line 1", "magic")]
    [InlineData("{\"batch\": 4}", "nothing to search")]
    [InlineData("[]", "line 1", "object")]
    [InlineData("{\n\"batch\": 4,\n", "line 3", "not JSON")]
    [InlineData("{\"batch\": {\"int\": [1, 8]}} {}", "not JSON")]
    [InlineData("", "not JSON")]
    public void BadFileIsRefusedWithItsLine(string text, params string[] parts)
    {
        var message = Assert.Throws<ShowrunnerException>(() => SearchSpace.Parse("space.json", text)).Message;

        Assert.StartsWith("space.json", message);
        foreach (var part in parts)
            Assert.Contains(part, message);
    }

    [Fact]
    public void FixedValuesAreUsedAndNotSearched()
    {
        var trial = Study.Create(new() { Sampler = new RandomSampler(seed: 1) }).Ask();
        var options = SearchSpace
            .Parse(
                "s",
                """
                {"$schema": "x", "tied": false, "hidden": 32, "batch": {"int": [4, 8], "step": 4}, /* why */
                 "clip": {"float": [0.1, 1]},}
                """
            )
            .Ask(trial, new(), withEpochs: true);

        Assert.Equal((false, 32), (options.Model.Tied, options.Model.HiddenSize));
        Assert.Equal(["batch", "clip"], trial.Record.ExternalParameters().Keys);
    }

    [Theory]
    [InlineData("epochs<=20", "up to 20 epochs")]
    [InlineData("epochs=1", "1 epoch")]
    [InlineData("minutes=2.5", "2.5 minutes")]
    public void BudgetReadsWhatItStores(string stored, string text)
    {
        var budget = TrialBudget.Parse(stored)!;

        Assert.Equal((stored, text), (budget.Stored, $"{budget}"));
    }

    [Theory]
    [InlineData("up to 20 passes", "epochs<=20")]
    [InlineData("1 pass", "epochs=1")]
    [InlineData("3 passes", "epochs=3")]
    [InlineData("2.5 minutes", "minutes=2.5")]
    public void BudgetOfAnOlderStudyIsRead(string phrase, string stored) => Assert.Equal(stored, TrialBudget.Parse(phrase)!.Stored);

    [Fact]
    public void SpaceOfAnOlderStudyIsTheSameUnderItsOldNames()
    {
        var old = SearchSpace.Parse("old", SearchSpace.Notebook.Text.Replace("epochs", "passes", StringComparison.Ordinal));

        Assert.True(old.IsSameAs(SearchSpace.Notebook));
        Assert.False(old.IsSameAs(SearchSpace.Default));
    }
}
