namespace Showrunner;

/// <summary>APIs whose names for a control are understood.</summary>
[Flags]
public enum ApiDialects
{
    /// <summary>Showrunner, for what only scripts have.</summary>
    Own = 1,

    /// <summary>OpenAI's completions.</summary>
    OpenAI = 2,

    /// <summary>vLLM's server, which extends OpenAI's API.</summary>
    Vllm = 4,

    /// <summary>llama.cpp's server.</summary>
    LlamaCpp = 8,

    /// <summary>Hugging Face's <c>generate</c>.</summary>
    HuggingFace = 16,

    /// <summary>text-generation-webui's API.</summary>
    TextGenerationWebUI = 32,
}

/// <summary>The name of a control in the JSON of other APIs.</summary>
/// <param name="Name">The field, such as <c>top_k</c>.</param>
/// <param name="Dialects">The APIs that call it that.</param>
public sealed record ApiName(string Name, ApiDialects Dialects);
