namespace Showrunner;

/// <summary>One control over which word comes next: it drops candidates, or changes their logits.</summary>
internal interface ISampler
{
    /// <summary>Changes <paramref name="candidates"/>, of which at least one stays.</summary>
    void Apply(Candidates candidates, in WritingStep step);

    /// <summary>Remembers what <paramref name="other"/> does of its text; it is of the same kind and options. Most have none.</summary>
    void CopyFrom(ISampler other) { }
}
