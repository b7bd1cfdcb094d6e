using System.Runtime.CompilerServices;
using System.Text;

namespace Tunewright;

/// <summary>
/// The brackets that Hyperband runs side by side. A trial's bracket follows from the study's name and the trial's number
/// alone, by the same hash as Optuna's, so that all workers of a study agree on it.
/// </summary>
internal sealed class HyperbandBrackets
{
    private readonly SuccessiveHalvingPruner[] _pruners;
    private readonly long[] _budgets;
    private readonly ConditionalWeakTable<object, Membership[]> _members = [];

    public HyperbandBrackets(long minResource, long maxResource, int reductionFactor, int bootstrapCount)
    {
        // A quotient of logarithms, not an integer loop: its rounding decides, and must be that of Python's math.log(x, base).
        var count = (int)Math.Floor(Math.Log((double)maxResource / minResource) / Math.Log(reductionFactor)) + 1;
        _pruners = new SuccessiveHalvingPruner[count];
        _budgets = new long[count];
        for (var bracket = 0; bracket < count; bracket++)
        {
            var halvings = count - 1 - bracket;
            _budgets[bracket] = (long)Math.Ceiling(count * Math.Pow(reductionFactor, halvings) / (halvings + 1));
            _pruners[bracket] = new SuccessiveHalvingPruner(minResource, reductionFactor, bracket, bootstrapCount);
        }
    }

    public int Of(string studyName, int trialNumber)
    {
        var ticket = Crc32.Of(Encoding.UTF8.GetBytes($"{studyName}_{trialNumber}")) % _budgets.Sum();
        var bracket = 0;
        while ((ticket -= _budgets[bracket]) >= 0)
            bracket++;
        return bracket;
    }

    public SuccessiveHalvingPruner Pruner(int bracket) => _pruners[bracket];

    /// <summary>The part of a history that ran in one bracket; a lineage of its own.</summary>
    public StudyHistory Part(StudyHistory history, int bracket)
    {
        var membership = _members.GetValue(history.Lineage, _ => [.. _pruners.Select(_ => new Membership())])[bracket];
        return new StudyHistory
        {
            StudyName = history.StudyName,
            Directions = history.Directions,
            Lineage = membership,
            Finished = membership.UpTo(history, trial => Of(history.StudyName, trial.Number) == bracket),
            Running = [.. history.Running.Where(trial => Of(history.StudyName, trial.Number) == bracket)],
        };
    }

    /// <summary>A bracket's finished trials. Each is hashed once: snapshots share one growing array.</summary>
    private sealed class Membership
    {
        private readonly Lock _gate = new();
        private readonly List<int> _positions = [];
        private FrozenTrial[] _trials = new FrozenTrial[16];
        private int _seen;

        public ArraySegment<FrozenTrial> UpTo(StudyHistory history, Func<FrozenTrial, bool> belongs)
        {
            lock (_gate)
            {
                for (; _seen < history.Finished.Count; _seen++)
                {
                    if (!belongs(history.Finished[_seen]))
                        continue;
                    if (_positions.Count == _trials.Length)
                        Array.Resize(ref _trials, 2 * _trials.Length);
                    _trials[_positions.Count] = history.Finished[_seen];
                    _positions.Add(_seen);
                }
                var end = _positions.BinarySearch(history.Finished.Count);
                return new ArraySegment<FrozenTrial>(_trials, 0, end < 0 ? ~end : end);
            }
        }
    }
}
