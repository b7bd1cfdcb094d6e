using Tunewright.Plots;

namespace Tunewright.Dashboard;

// The answers of web/dashboard/api.ts, which says what their fields mean.

internal sealed record ErrorBody(string Error);

internal sealed record NoteConflictBody(string Error, NoteData Note);

internal sealed record StorageBody(string Name, string? Error, bool CanRename);

internal sealed record StudyListBody(IReadOnlyList<StorageBody> Storages, IReadOnlyList<SummaryData> Studies);

internal sealed record StorageEventBody(int Storage, StorageBody Info);

internal sealed record RemovedBody(string Id);
