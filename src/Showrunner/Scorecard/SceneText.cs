namespace Showrunner;

/// <summary>Texts as scenes of spoken lines.</summary>
internal static class SceneText
{
    /// <summary>The lines of each of <paramref name="scenes"/>; those without a spoken line are left out.</summary>
    public static SpokenLine[][] Of(IEnumerable<string> scenes) =>
        [.. scenes.Select(scene => SpokenLine.In(new Script("scene", scene)).ToArray()).Where(lines => lines.Length > 0)];

    /// <summary>Cuts <paramref name="lines"/> into scenes of just <paramref name="tokens"/> tokens or more; the rest is left out.</summary>
    public static SpokenLine[][] Cut(IEnumerable<SpokenLine> lines, double tokens)
    {
        var (scenes, scene, length) = (new List<SpokenLine[]>(), new List<SpokenLine>(), 0);
        foreach (var line in lines)
        {
            scene.Add(line);
            length += line.Tokens.Count;
            if (length < tokens)
                continue;
            scenes.Add([.. scene]);
            scene.Clear();
            length = 0;
        }
        return [.. scenes];
    }

    /// <summary>The same lines in random order, in scenes of as many lines.</summary>
    public static SpokenLine[][] Shuffled(SpokenLine[][] scenes, ulong seed)
    {
        var lines = scenes.SelectMany(scene => scene).ToArray();
        Shuffle(lines, seed);
        var next = 0;
        return [.. scenes.Select(scene => lines[next..(next += scene.Length)])];
    }

    /// <summary>Puts <paramref name="items"/> in random order, every order equally likely (Fisher and Yates).</summary>
    public static void Shuffle<T>(T[] items, ulong seed)
    {
        var random = new SplitMix64(seed);
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(random.NextDouble() * (i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
