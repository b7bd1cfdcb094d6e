namespace Showrunner.Serving;

/// <summary>A model of a catalog.</summary>
/// <param name="Name">Its name for clients.</param>
/// <param name="Added">Since when the catalog has it.</param>
/// <param name="Open">Loads it and starts its thread; called once.</param>
internal sealed record ServedModel(string Name, DateTimeOffset Added, Func<(ScriptWriter Writer, Scheduler Scheduler)> Open)
{
    private readonly Lazy<(ScriptWriter Writer, Scheduler Scheduler)> _opened = new(Open);

    /// <summary>Whether it is loaded.</summary>
    public bool IsOpen => _opened.IsValueCreated;

    /// <summary>Writes with it.</summary>
    public ScriptWriter Writer => _opened.Value.Writer;

    /// <summary>Shares its steps between the texts of all requests.</summary>
    public Scheduler Scheduler => _opened.Value.Scheduler;
}
