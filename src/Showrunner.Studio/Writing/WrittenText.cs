namespace Showrunner.Studio;

/// <summary>A short text by a model, as people read it.</summary>
internal static class WrittenText
{
    public static string Of(ScriptWriter writer, string prime, WritingOptions options) =>
        ReadableText.Of(Tokenizer.Encode(string.Concat(writer.Write(prime, options))), writer.Model.Show.Spelling).Trim();
}
