namespace Showrunner.Studio;

/// <summary>Scorecards and blind comparisons.</summary>
internal static class JudgingRoutes
{
    public static void MapJudging(this Api api, Workplace studio)
    {
        var (gallery, comparisons) = (studio.Gallery, studio.Comparisons);
        api.Send(
            "POST",
            "/shows/{show}/scorecard",
            "Writes scenes and compares them with the show",
            StudioJson.Default.ScorecardRequestBody,
            StudioJson.Default.ScorecardBody,
            async (http, body) =>
            {
                var show = http.Show(gallery);
                var name = studio.Models.NameOf(show, body.Model);
                return studio.Scorecards.Start(show, name, await studio.Models.Open(show, name), body.Scenes);
            }
        );
        api.Get(
            "/shows/{show}/scorecard",
            "The last scorecard of a model",
            StudioJson.Default.ScorecardBody,
            http =>
            {
                var show = http.Show(gallery);
                return studio.Scorecards.Find(show, studio.Models.NameOf(show, http.Query("model")));
            },
            "model"
        );
        api.Send(
            "POST",
            "/shows/{show}/comparisons",
            "Writes pairs to choose between without knowing which is which",
            StudioJson.Default.NewComparisonBody,
            StudioJson.Default.ComparisonBody,
            (http, body) => comparisons.Start(http.Show(gallery), body)
        );
        api.Get(
            "/shows/{show}/comparisons",
            "The show's comparisons, the newest first",
            StudioJson.Default.IReadOnlyListComparisonBody,
            http => comparisons.Of(http.Show(gallery))
        );
        api.Get(
            "/shows/{show}/comparisons/{comparison}",
            "A comparison, and its result once all pairs are answered",
            StudioJson.Default.ComparisonBody,
            http => comparisons.Find(http.Show(gallery), http.Name("comparison"))
        );
        api.Send(
            "POST",
            "/shows/{show}/comparisons/{comparison}/answers",
            "Says which of a pair is better",
            StudioJson.Default.AnswerBody,
            StudioJson.Default.ComparisonBody,
            (http, body) => comparisons.Answer(http.Show(gallery), http.Name("comparison"), body)
        );
    }
}
