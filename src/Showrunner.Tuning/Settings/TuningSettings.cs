using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>What all workers of a study must agree on. It is stored in the study's user attributes.</summary>
internal sealed record TuningSettings(string Corpus, string Validation, SearchSpace Space, TrialBudget Budget, bool Prune)
{
    private const string CorpusKey = "corpus";
    private const string ValidationKey = "validation";
    private const string SpaceKey = "space";
    private const string SpaceTextKey = "space_text";
    private const string BudgetKey = "budget";
    private const string PrunerKey = "pruner";
    private const string FromKey = "from";
    private const string FromNothing = "none";

    private IReadOnlyList<(string Key, string Value)> Attributes =>
        [
            (CorpusKey, Corpus),
            (ValidationKey, Validation),
            (SpaceKey, Space.Name),
            (SpaceTextKey, Space.Text),
            (BudgetKey, Budget.Stored),
            (PrunerKey, Prune ? "halving" : "none"),
            (FromKey, Named(Space.From)),
        ];

    /// <summary>The settings of the study that is there, or of a new one.</summary>
    /// <exception cref="ShowrunnerException">The study has other settings than the options.</exception>
    public static TuningSettings Of(TuningOptions options, Corpus training, Corpus validation)
    {
        var study = options.Storage.FindStudy(options.Study);
        var known = Known(SpaceTextKey) is { } text ? SearchSpace.Parse(Known(SpaceKey) ?? "space", text) : null;
        // An older study may search the same under other names, which its trials use.
        var space = options.Space is { } given && known?.IsSameAs(given) != true ? given : known ?? SearchSpace.Default;
        var isUsual = study is null ? space == SearchSpace.Default : options.UsualFrom is { } usual && Known(FromKey) == Named(usual);
        if ((options.From ?? (isUsual ? options.UsualFrom : null)) is { } from)
            space = space.GoingOnFrom(from);
        var asked = new TuningSettings(
            training.Fingerprint,
            validation.Fingerprint,
            space,
            options.Budget
                ?? (Known(BudgetKey) is { } budget ? TrialBudget.Parse(budget) : null)
                ?? TrialBudget.For(space, training, options.WorkMinutes, options.ShareOfProcessors),
            options.Prune ?? Known(PrunerKey) is not "none"
        );
        if (study is null)
            return asked;

        if (!study.Directions.SequenceEqual([StudyDirection.Minimize]))
            throw Other("does not minimise one loss");
        foreach (var (key, value) in asked.Attributes)
        {
            // Studies of older versions begin from nothing and do not say so.
            var its = Known(key) ?? (key == FromKey ? FromNothing : null);
            if (key != SpaceKey && its is not null && its != value && !(key == BudgetKey && TrialBudget.Parse(its) == asked.Budget))
            {
                throw Other(
                    key switch
                    {
                        CorpusKey => "searches for another text",
                        ValidationKey => "is validated on another text",
                        SpaceTextKey => $"searches another space, {Known(SpaceKey)}",
                        FromKey when its == FromNothing => "begins from nothing",
                        FromKey => "goes on from another model",
                        BudgetKey => $"gives each trial {TrialBudget.Parse(its)}, not {asked.Budget}",
                        _ => $"has another pruner, {its}",
                    }
                );
            }
        }

        return asked;

        string? Known(string key) => study?.UserAttributes.GetValueOrDefault(key) as string;

        ShowrunnerException Other(string what) =>
            new(
                $"The study '{options.Study}' in {options.Storage.Address} {what}. "
                    + "Continue it with its own settings, or give this search another name with --study."
            );
    }

    /// <summary>The budget that a study stores; null for one that is no search for training options.</summary>
    public static TrialBudget? BudgetOf(Study study) =>
        study.UserAttributes.GetValueOrDefault(BudgetKey) is string budget && study.UserAttributes.ContainsKey(CorpusKey)
            ? TrialBudget.Parse(budget)
            : null;

    /// <summary>The fingerprint of the text that a study trains on, or null.</summary>
    public static string? CorpusOf(StudyRecord study) => study.UserAttributes.GetValueOrDefault(CorpusKey) as string;

    /// <summary>Whether the candidates of a study pause.</summary>
    public static bool Prunes(Study study) => study.UserAttributes.GetValueOrDefault(PrunerKey) is not "none";

    /// <summary>Stores the settings in a new study.</summary>
    public void WriteTo(Study study)
    {
        var known = study.UserAttributes;
        foreach (var (key, value) in Attributes)
        {
            if (!known.ContainsKey(key))
                study.SetUserAttribute(key, value);
        }
    }

    private static string Named(BaseModel? from) => from?.Origins[^1].CorpusFingerprint ?? FromNothing;
}
