namespace Showrunner;

/// <summary>What a model's scenes are measured by: its training text and a held-out text.</summary>
public sealed class ScorecardReference
{
    private readonly Script _heldOut;
    private readonly IReadOnlyList<Script> _known;

    /// <param name="model">A model that has its training text.</param>
    /// <param name="heldOut">Text that it was not trained on.</param>
    /// <exception cref="ShowrunnerException">The model has no training text.</exception>
    public ScorecardReference(ScriptModel model, Script heldOut)
    {
        var text =
            model.Show.TrainingText
            ?? throw new ShowrunnerException(
                "The model does not hold its training text, so its scenes cannot be measured. Train it again."
            );
        (_heldOut, _known) = (heldOut, [.. model.Show.KnownTexts.SelectMany(text => text.Scripts)]);
        Training = new("training text", text.Text(model.Vocabulary));
    }

    /// <summary>What the model was trained on.</summary>
    internal Script Training { get; }

    /// <inheritdoc cref="Scorecard.Of"/>
    public Scorecard Measure(IReadOnlyList<string> written, ulong seed = 1) => Scorecard.Of(written, Training, _heldOut, seed, _known);
}
