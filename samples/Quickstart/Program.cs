using Showrunner;
using Showrunner.Training;

var corpus = args.Length > 0 ? Corpus.Load(args) : SampleShow.Corpus;
var (training, validation) = corpus.HoldOut();

using var trainer = new Trainer(training, validation);
foreach (var epoch in trainer.Epochs().Take(4))
    Console.WriteLine($"epoch {epoch.Number}: perplexity {epoch.ValidationPerplexity:F1}");
trainer.Save("quickstart.show");

var writer = new ScriptWriter(ScriptModel.Load("quickstart.show"));
foreach (var piece in writer.Write("agnes:", new WritingOptions { Words = 200, Seed = 7 }))
    Console.Write(piece);
