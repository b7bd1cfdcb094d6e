using Showrunner.Training;
using Tunewright;

namespace Showrunner.Tuning;

/// <summary>The training options of candidates.</summary>
internal sealed class CandidateOptions(Corpus training, SearchSpace space, TrialBudget budget, double shareOfProcessors)
{
    /// <summary>The model that candidates go on from, or null.</summary>
    public BaseModel? From => space.From;

    /// <summary>What <c>train</c> would choose: what suits the work of a candidate when all processors do it.</summary>
    public TrainingOptions Usual => space.Suggested(training, budget.Minutes * shareOfProcessors);

    /// <summary>The values of <see cref="Usual"/> for what is searched; null where they lie outside the space.</summary>
    public IReadOnlyDictionary<string, object?>? UsualValues => space.ValuesOf(budget.Limit(Usual), budget.IsSearched);

    /// <summary>That the best values lie near those of <see cref="Usual"/>.</summary>
    public IReadOnlyDictionary<string, Belief> Beliefs => space.BeliefsIn(budget.Limit(Usual), budget.IsSearched);

    /// <summary>Asks a trial for the options of its candidate.</summary>
    public TrainingOptions Ask(Trial trial) => budget.Limit(space.Ask(trial, Usual, budget.IsSearched));

    /// <summary>The options that a candidate is trained with.</summary>
    public TrainingOptions Of(Candidate candidate) => Ask(new FixedTrial(candidate.Parameters));

    /// <summary>
    /// The options of a candidate that differ from what <c>train</c> would choose, under their names on its command line.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="minutes">The time that <c>train</c> will be given; null for epochs.</param>
    public IReadOnlyList<KeyValuePair<string, object>> ArgumentsOf(Candidate candidate, double? minutes)
    {
        var options = Of(candidate);
        var usual = options == budget.Limit(Usual) ? options : space.Suggested(training, minutes);
        var arguments = SearchSpace
            .Options.Where(option =>
                option != TrainingOption.Epochs && option.Matters(options) && !Equals(option.Get(options), option.Get(usual))
            )
            .Select(option => KeyValuePair.Create(option.Name, option.Get(options)!));
        return options.Recipe == TrainingRecipe.Notebook
            ? [KeyValuePair.Create("recipe", (object)options.Recipe.Name()), .. arguments]
            : [.. arguments];
    }
}
