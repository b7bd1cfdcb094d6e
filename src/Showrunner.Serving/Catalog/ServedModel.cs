namespace Showrunner.Serving;

/// <summary>A model of a catalog.</summary>
/// <param name="Name">Its name for clients.</param>
/// <param name="Added">Since when the catalog has it.</param>
/// <param name="Writer">Writes with it.</param>
/// <param name="Scheduler">Shares its steps between the texts of all requests.</param>
internal sealed record ServedModel(string Name, DateTimeOffset Added, ScriptWriter Writer, Scheduler Scheduler);
