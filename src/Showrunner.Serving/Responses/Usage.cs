namespace Showrunner.Serving;

/// <summary>Words and marks of the prompt and of the answer, which OpenAI calls tokens.</summary>
internal sealed record Usage(int PromptTokens, int CompletionTokens)
{
    public int TotalTokens => PromptTokens + CompletionTokens;
}
