namespace Showrunner;

/// <summary>What options must keep to: ranges, and controls that go together.</summary>
internal static class WritingChecks
{
    public static void Check(WritingOptions options)
    {
        foreach (var control in WritingControls.All)
            control.Check(options);
        CheckLengths(options);
        CheckRoles(options);
        CheckDrawing(options);
        CheckWords(options);
        CheckTexts(options);
        SamplerOrder.Check(options);
    }

    /// <summary>Checks what depends on a model, without running it.</summary>
    public static void Check(WritingOptions options, ScriptModel model)
    {
        Candidates.Check(model.Vocabulary.Size);
        _ = new SpeakerRules(model.Show.Cast, options.Script);
        if (options.OneScene && !ScriptGrammar.KnowsSettings(model.Show.Cast.Kinds))
        {
            throw new ShowrunnerException(
                "The model knows no settings (\"[setting: …]\"), so it cannot tell where a scene ends. "
                    + "Give a number of lines or a stop string instead."
            );
        }

        if (options.SpeakerGuidance > 0 && model.Options.Speakers == 0)
        {
            throw new ShowrunnerException(
                "The model has no vectors of speakers, so it cannot be guided by them. "
                    + "Train one with --speakers 64, or leave the guidance out."
            );
        }

        foreach (var word in options.Bias.Keys)
            WordLookup.Word(model.Vocabulary, word, "bias");
        foreach (var phrase in options.Banned)
            WordLookup.Words(model.Vocabulary, phrase, "banned words");
        foreach (var word in options.Wanted)
            WordLookup.Word(model.Vocabulary, word, "wanted words");
        _ = ScenePlan.Ids(options.About, model);
        // This also builds the index of the training text, which takes too long to do between two words.
        if (options.MaxCopied is not null && model.Show.Novelty is null)
        {
            throw new ShowrunnerException(
                "The model does not hold its training text, so copying cannot be limited. "
                    + "Train it again, or give the text with --training."
            );
        }
    }

    private static void CheckLengths(WritingOptions options)
    {
        var (words, script) = (options.Words, options.Script);
        Exclude(options.MinWords > words, $"minimum number of words ({options.MinWords})", $"maximum number of words ({words})");
        Exclude(script.ShortestLine > script.LongestLine, $"shortest line ({script.ShortestLine})", $"longest line ({script.LongestLine})");
        Exclude(script.ShortestLine > words, $"shortest line ({script.ShortestLine})", $"maximum number of words ({words})");
        if (options.Wanted.Count * WantedWords.WordsEach > words)
        {
            throw new ShowrunnerException(
                $"A text of at most {words} words has no room for its wanted words: each needs room for {WantedWords.WordsEach}. "
                    + $"Allow {options.Wanted.Count * WantedWords.WordsEach} words, or want fewer."
            );
        }
    }

    private static void CheckRoles(WritingOptions options)
    {
        var set = WritingControls.All.Where(control => control.Needs.IsEmpty && control.IsSet(options)).ToArray();
        foreach (var control in set)
        {
            if (control.Exclusion is not { } exclusion)
                continue;
            foreach (var other in set)
            {
                var isExcluded = other != control && exclusion.Roles.Contains(other.Role);
                var subject = control.Role == other.Role ? exclusion.Subject : $"{exclusion.Subject}, {exclusion.Reason},";
                Exclude(isExcluded, subject, other.Exclusion?.Subject ?? other.Describe(options));
            }
        }
    }

    private static void CheckDrawing(WritingOptions options)
    {
        const string Greedy = "temperature 0, which always takes the likeliest word";
        Exclude(options.TemperatureRange > 0 && options.Temperature == 0, "temperature's range", Greedy);
        Exclude(options.Mirostat is not null && options.Temperature == 0, "mirostat", Greedy);
        if (options.Alternatives > 0 && !options.Probabilities)
            throw new ShowrunnerException("Alternatives need probabilities. Ask for both.");
    }

    private static void CheckWords(WritingOptions options)
    {
        Exclude(options.Plan && options.About.Count > 0, "plan, which is drawn,", "words that the scene is about");
        foreach (var word in options.Wanted)
            Exclude(options.Banned.Contains(word, StringComparer.OrdinalIgnoreCase), $"wanted word \"{word}\"", "same word banned");
        foreach (var word in options.Bias.Keys)
            Exclude(options.Banned.Contains(word, StringComparer.OrdinalIgnoreCase), $"bias of \"{word}\"", "same word banned");
    }

    private static void CheckTexts(WritingOptions options)
    {
        if (options.Stop.Any(string.IsNullOrEmpty))
            throw new ShowrunnerException("A stop string is empty, so nothing would be written. Leave it out.");
        if (options.Script.Setting is { } setting && (string.IsNullOrWhiteSpace(setting) || setting.AsSpan().ContainsAny("[]\n\r")))
        {
            throw new ShowrunnerException(
                $"The setting \"{setting}\" is empty, or has a square bracket or a line end in it. Write it as \"the harbour\"."
            );
        }
    }

    private static void Exclude(bool both, string one, string other)
    {
        if (both)
            throw new ShowrunnerException($"The {one} and the {other} contradict each other.");
    }
}
