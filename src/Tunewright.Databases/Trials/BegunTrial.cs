namespace Tunewright.Databases;

/// <summary>A trial that was begun.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Waited">Whether it was queued, so that it has more than its row.</param>
/// <param name="News">Rows that are new to the table, the trial's among them.</param>
internal readonly record struct BegunTrial(long Id, bool Waited, List<TrialRow> News);
