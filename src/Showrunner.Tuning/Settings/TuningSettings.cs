using Tunewright;

namespace Showrunner.Tuning;

/// <summary>What all workers of a study must agree on. It is kept in the study's user attributes.</summary>
internal sealed record TuningSettings(string Corpus, string Validation, SearchSpace Space, TrialBudget Budget, bool Prune)
{
    private const string CorpusKey = "corpus",
        ValidationKey = "validation",
        SpaceKey = "space",
        SpaceTextKey = "space_text",
        BudgetKey = "budget",
        PrunerKey = "pruner";

    private IReadOnlyList<(string Key, string Value)> Attributes =>
        [
            (CorpusKey, Corpus),
            (ValidationKey, Validation),
            (SpaceKey, Space.Name),
            (SpaceTextKey, Space.Text),
            (BudgetKey, Budget.ToString()),
            (PrunerKey, Prune ? "halving" : "none"),
        ];

    /// <summary>The settings of the study that is there, or of a new one.</summary>
    /// <exception cref="ShowrunnerException">The study searches something else than what is asked for.</exception>
    public static TuningSettings Of(TuningOptions options, Corpus training, Corpus validation)
    {
        var study = options.Storage.FindStudy(options.Study);
        var space =
            options.Space ?? (Known(SpaceTextKey) is { } text ? SearchSpace.Parse(Known(SpaceKey) ?? "space", text) : SearchSpace.Default);
        var asked = new TuningSettings(
            training.Fingerprint,
            validation.Fingerprint,
            space,
            options.Budget
                ?? (Known(BudgetKey) is { } known ? TrialBudget.Parse(known) : null)
                ?? TrialBudget.For(space, training, options.WorkMinutes, options.ShareOfProcessors),
            options.Prune ?? Known(PrunerKey) is not "none"
        );
        if (study is null)
            return asked;

        if (!study.Directions.SequenceEqual([StudyDirection.Minimize]))
            throw Other("was made for something else than one loss to minimise");
        foreach (var (key, value) in asked.Attributes)
        {
            if (key != SpaceKey && Known(key) is { } its && its != value && !(key == BudgetKey && TrialBudget.Parse(its) == asked.Budget))
            {
                throw Other(
                    key switch
                    {
                        CorpusKey => "searches for another text",
                        ValidationKey => "is judged by another text",
                        SpaceTextKey => $"searches another space, {Known(SpaceKey)}",
                        BudgetKey => $"gives each trial {its}, not {value}",
                        _ => $"prunes otherwise ({its})",
                    }
                );
            }
        }

        return asked;

        string? Known(string key) => study?.UserAttributes.GetValueOrDefault(key) as string;

        ShowrunnerException Other(string what) =>
            new(
                $"The study '{options.Study}' in {options.Storage.Address} {what}. Go on with it as it was begun, or give this search another name with --study."
            );
    }

    /// <summary>Notes the settings in a new study.</summary>
    public void KeepIn(Study study)
    {
        var known = study.UserAttributes;
        foreach (var (key, value) in Attributes)
        {
            if (!known.ContainsKey(key))
                study.SetUserAttribute(key, value);
        }
    }
}
