namespace Tunewright;

/// <summary>Who reads and writes an attribute.</summary>
public enum AttributeOwner
{
    /// <summary>The person who runs the study.</summary>
    User,

    /// <summary>Samplers, pruners, studies and dashboards.</summary>
    System,
}
