using Tunewright;

namespace Showrunner.Tuning;

/// <summary>What a search has found so far, read from its study alone: the same answers as those of the search itself.</summary>
/// <param name="Candidates">All choices of options, oldest first.</param>
/// <param name="Best">The one with the lowest loss; null before the first report.</param>
/// <param name="Importances">How much each option decides, the most important first.</param>
public sealed record TuningResults(
    IReadOnlyList<Candidate> Candidates,
    Candidate? Best,
    IReadOnlyList<KeyValuePair<string, double>> Importances
)
{
    /// <summary>The results of a study, or null if it is no search for training options.</summary>
    public static TuningResults? Of(Study study)
    {
        if (TuningSettings.BudgetOf(study) is not { } budget)
            return null;
        var candidates = Candidate.Of(study.Trials);
        return Of(candidates, budget, TuningSettings.Prunes(study));
    }

    /// <summary>The <see cref="Showrunner.Corpus.Fingerprint"/> of the text that a study trains on; null if it is no such search.</summary>
    public static string? CorpusOf(StudyRecord study) => TuningSettings.CorpusOf(study);

    internal static TuningResults Of(IReadOnlyList<Candidate> candidates, TrialBudget budget, bool prunes) =>
        new(candidates, Candidate.BestOf(candidates), Tuning.Importances.Of(candidates, prunes ? budget.Rungs[0] : budget.Parts));
}
