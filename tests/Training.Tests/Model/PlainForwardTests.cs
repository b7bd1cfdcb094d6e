using Showrunner;
using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>The forward pass that writes, in plain C#, beside the one that trains, on libtorch.</summary>
public sealed class PlainForwardTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void GivesLibtorchsLogits(int layers, bool tied)
    {
        using var folder = new TemporaryFolder();
        var (training, validation) = SomeCorpus.Of().Split();
        using var trainer = new Trainer(
            training,
            validation,
            Some.Options with
            {
                Model = new()
                {
                    EmbeddingSize = 20,
                    HiddenSize = 33,
                    Layers = layers,
                    Tied = tied,
                },
            }
        );
        foreach (var _ in trainer.Epochs()) { }
        trainer.Save(folder.File("a.show"));
        trainer.Model.SetWeights(Checkpoint.Load(folder.File("a.show")).Weights);
        var ids = trainer.Vocabulary.Encode(validation.Tokens)[..50];

        var logits = Libtorch(trainer.Model, ids);

        var plain = ScriptModel.Load(folder.File("a.show"));
        var state = new LstmState(plain.Options);
        var row = new float[trainer.Vocabulary.Size];
        for (var i = 0; i < ids.Length; i++)
        {
            plain.Step(ids[i], state, row);
            for (var word = 0; word < row.Length; word++)
                Assert.Equal(logits[i, word].item<float>(), row[word], 1e-4);
        }
    }

    static Tensor Libtorch(TrainableModel model, int[] ids)
    {
        using var noGrad = no_grad();
        using var state = CarriedState.Zero(model.Options, 1, CPU);
        var output = model.Forward([.. ids.Select(id => (long)id)], 1, state).Output.view(ids.Length, -1);
        return output.mm(model.OutputWeight.Value.t()) + model.OutputBias.Value;
    }
}
