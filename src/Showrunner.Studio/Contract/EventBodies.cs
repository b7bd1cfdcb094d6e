namespace Showrunner.Studio;

// What GET api/events tells, besides bodies of other answers.

internal sealed record ShowEventBody(string Show);

internal sealed record EpochEventBody(string Show, EpochBody Epoch);

internal sealed record ScorecardEventBody(string Show, ScorecardBody Scorecard);

internal sealed record ComparisonEventBody(string Show, string Id);

internal sealed record SceneEventBody(string Show, string Scene, int Revision);
