using Tunewright.Plots;

namespace Tunewright.Dashboard;

// The requests of web/dashboard/api.ts.

internal sealed record NewStudyRequest(
    string Name,
    IReadOnlyList<string> Directions,
    int Storage = 0,
    IReadOnlyList<string>? MetricNames = null
);

internal sealed record RenameRequest(string Name);

internal sealed record QueueRequest(
    IReadOnlyDictionary<string, Plain> Parameters,
    IReadOnlyDictionary<string, Plain>? UserAttributes = null,
    bool SkipIfExists = false
);

internal sealed record FailRequest(string? Reason = null);

internal sealed record SelectionRequest(IReadOnlyList<int> Numbers);
