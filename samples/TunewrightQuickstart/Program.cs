using Tunewright;

var study = Study.Create(
    new StudyOptions
    {
        Name = "quickstart",
        Storage = new JournalStorage("quickstart.log"),
        LoadIfExists = true, // run it again, or twice at once: the search goes on
        Sampler = new TpeSampler(seed: 1),
        Pruner = new MedianPruner(),
    }
);

study.Optimize(
    trial =>
    {
        var layers = trial.SuggestInt("layers", 1, 3);
        var dropout = layers > 1 ? trial.SuggestDouble("dropout", 0, 0.6) : 0; // the space is what the code does
        var rate = trial.SuggestDouble("learning_rate", 1e-4, 1e-1, log: true);

        var loss = 0.0;
        for (var epoch = 1; epoch <= 10; epoch++)
        {
            loss = Math.Pow(Math.Log10(rate) + 2.5, 2) + Math.Abs(layers - 2) + Math.Pow(dropout - 0.3, 2) + (1.0 / epoch);
            trial.Report(loss, epoch);
            if (trial.ShouldPrune())
                throw new TrialPrunedException();
        }
        return loss;
    },
    trials: 100,
    parallelism: 4
);

Console.WriteLine($"{study.BestValue:F3} with {string.Join(", ", study.BestParameters)}, of {study.Trials.Count} trials");
