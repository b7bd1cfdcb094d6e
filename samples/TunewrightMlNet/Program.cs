using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;
using Tunewright;

// Searches an ML.NET pipeline: which of two trainers, and the options of that one.
//   dotnet run -c Release --project samples/TunewrightMlNet
// Your own data: ml.Data.LoadFromTextFile<House>("houses.csv", separatorChar: ',', hasHeader: true).
var ml = new MLContext(seed: 1);
var data = ml.Data.LoadFromEnumerable(Row.Draw(400, seed: 1).ToList());
var folds = ml.Data.CrossValidationSplit(data, numberOfFolds: 4);

var study = Study.Create(
    new StudyOptions
    {
        Sampler = new TpeSampler(seed: 1),
        Pruner = new WilcoxonPruner(), // compares fold by fold, and spares the last folds of what is clearly worse
    }
);

study.Optimize(
    trial =>
    {
        var pipeline = Pipeline(trial);
        var errors = new List<double>();
        foreach (var (number, fold) in folds.Index())
        {
            errors.Add(Error(pipeline.Fit(fold.TrainSet), fold.TestSet));
            trial.Report(errors[^1], number);
            if (trial.ShouldPrune())
                throw new TrialPrunedException();
        }
        return errors.Average();
    },
    trials: 30,
    options: new() { Log = Console.Out }
);

// The same method makes the pipeline with the best values, which then learns from all the data.
var best = Pipeline(new FixedTrial(study.BestParameters)).Fit(data);
var defaults = ml.Regression.Trainers.LightGbm().Fit(data);
var unseen = ml.Data.LoadFromEnumerable(Row.Draw(2000, seed: 2));
Console.WriteLine($"Best: {string.Join(", ", study.BestParameters)}");
Console.WriteLine($"Error on new data: {Error(best, unseen):F3}, of LightGBM's defaults {Error(defaults, unseen):F3}");

double Error(ITransformer model, IDataView rows) => ml.Regression.Evaluate(model.Transform(rows)).RootMeanSquaredError;

// The space is what this method asks for: each trainer has parameters of its own.
IEstimator<ITransformer> Pipeline(Trial trial) =>
    trial.SuggestCategorical("trainer", "linear", "trees") switch
    {
        "linear" => ml
            .Transforms.NormalizeMeanVariance(nameof(Row.Features))
            .Append(
                ml.Regression.Trainers.Sdca(
                    new SdcaRegressionTrainer.Options
                    {
                        L2Regularization = (float)trial.SuggestDouble("l2", 1e-7, 1, log: true),
                        MaximumNumberOfIterations = 20,
                        NumberOfThreads = 1,
                    }
                )
            ),
        _ => ml.Regression.Trainers.LightGbm(
            new LightGbmRegressionTrainer.Options
            {
                NumberOfIterations = trial.SuggestInt("trees", 20, 200, log: true),
                NumberOfLeaves = trial.SuggestInt("leaves", 2, 64, log: true),
                MinimumExampleCountPerLeaf = trial.SuggestInt("rows_per_leaf", 1, 50, log: true),
                LearningRate = trial.SuggestDouble("learning_rate", 0.01, 0.5, log: true),
                NumberOfThreads = 1,
                Seed = 1,
            }
        ),
    };
