namespace Showrunner;

/// <summary>What a script can be exported as.</summary>
public enum ScriptFormat
{
    /// <summary>As Showrunner reads it: <c>jerry: hello</c>, an empty line between two lines.</summary>
    Text,

    /// <summary>One object: <c>title</c>, and <c>lines</c> with <c>setting</c>, or <c>speaker</c> (null for prose), <c>text</c> and <c>directions</c>.</summary>
    Json,

    /// <summary>Fountain 1.1, the plain-text screenplay that most screenwriting programs read.</summary>
    Fountain,

    /// <summary>Final Draft's FDX, an XML document.</summary>
    FinalDraft,

    /// <summary>One page that reads, and prints, as a screenplay.</summary>
    Html,
}
