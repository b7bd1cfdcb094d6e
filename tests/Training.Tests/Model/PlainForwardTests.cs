using Showrunner;
using Showrunner.Training;
using static TorchSharp.torch;

namespace Training.Tests;

/// <summary>The forward pass that writes, in plain C#, beside the one that trains, on libtorch.</summary>
public sealed class PlainForwardTests
{
    [Theory]
    [InlineData(1, true, 0)]
    [InlineData(1, false, 2)]
    [InlineData(3, true, 3)]
    [InlineData(2, false, 0)]
    public void GivesLibtorchsLogits(int layers, bool tied, int speakers)
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
                    Speakers = speakers,
                },
            }
        );
        foreach (var _ in trainer.Epochs()) { }
        trainer.Save(folder.File("a.show"));
        trainer.Model.SetWeights(Checkpoint.Load(folder.File("a.show")).Weights);
        var ids = trainer.Vocabulary.Encode(validation.Tokens)[..50];

        var logits = Libtorch(trainer.Model, ids, new SpeakerTable(trainer.Speakers, trainer.Vocabulary));

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

    static Tensor Libtorch(TrainableModel model, int[] ids, SpeakerTable table)
    {
        using var noGrad = no_grad();
        using var state = CarriedState.Zero(model.Options, 1, CPU);
        var speakers = table.Names.Count > 0 ? SpeakerIds.Of(table.Read(ids)) : null;
        var output = model.Forward([.. ids.Select(id => (long)id)], 1, state, speakers: speakers).Output.view(ids.Length, -1);
        return output.mm(model.OutputWeight.Value.t()) + model.OutputBias.Value;
    }
}
