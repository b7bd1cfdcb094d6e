namespace Showrunner.Support;

/// <summary>A text that a client asks for, and what must come.</summary>
public sealed record AskedText(string Body, string Expected)
{
    /// <summary>Some texts of 50 to 149 words, each with its own seed and temperature, and what a writer alone makes of them.</summary>
    public static AskedText[] Some(ScriptWriter writer, string prime, int count) =>
        [
            .. from seed in Enumerable.Range(0, count)
            let options = new WritingOptions
            {
                Seed = (ulong)seed,
                Words = 50 + seed * 37 % 100,
                Exact = true, // as servers count
                Temperature = 0.5 + seed % 10 * 0.125,
            }
            select new AskedText(
                $$"""{"prompt":"{{prime}}","stream":true,"seed":{{seed}},"max_tokens":{{options.Words}},"""
                    + $$"""
                    "temperature":{{options.Temperature}}}
                    """,
                string.Concat(writer.WriteWords(prime, options).Where(word => !word.IsPrime).Select(word => word.Text))
            ),
        ];
}
