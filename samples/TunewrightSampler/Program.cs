using Tunewright;

// A sampler of your own is one method; SampleJoint is for those that draw all parameters at once. Any storage, pruner and tool takes it.
//   dotnet run --project samples/TunewrightSampler
foreach (var sampler in new ISampler[] { new HillClimbingSampler(seed: 1), new RandomSampler(seed: 1), new TpeSampler(seed: 1) })
{
    var study = Study.Create(new StudyOptions { Sampler = sampler });

    study.Optimize(
        trial =>
        {
            var rate = Math.Log10(trial.SuggestDouble("rate", 1e-5, 1, log: true));
            var momentum = trial.SuggestDouble("momentum", 0, 1);
            var layers = trial.SuggestInt("layers", 1, 8);
            var activation = trial.SuggestCategorical("activation", "relu", "tanh", "gelu");
            return Math.Pow(rate + 2, 2) + Math.Pow(momentum - 0.9, 2) + Math.Abs(layers - 3) + (activation == "gelu" ? 0 : 0.5);
        },
        trials: 200
    );

    Console.WriteLine($"{sampler.GetType().Name}: {study.BestValue:F4} with {string.Join(", ", study.BestParameters)}");
}
