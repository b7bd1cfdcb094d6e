using System.Collections.Immutable;

namespace Showrunner;

/// <summary>Settings of several controls that go well together, under one word.</summary>
public sealed class WritingStyle
{
    private readonly Func<WritingOptions, WritingOptions> _apply;

    private WritingStyle(string name, string help, Func<WritingOptions, WritingOptions> apply) =>
        (Name, Help, _apply) = (name, help, apply);

    /// <summary>The word.</summary>
    public string Name { get; }

    /// <summary>What the scenes are like: one phrase.</summary>
    public string Help { get; }

    /// <summary>All styles.</summary>
    public static ImmutableArray<WritingStyle> All { get; } =
    [
        new("tidy", "plain sentences that hold together", o => o with { Temperature = 0.7, TopK = 40, Candidates = 16 }),
        new(
            "lively",
            "many different words, as in the show itself",
            o => o with { Temperature = 1, TopK = 0, Candidates = 16, Balance = 0.25 }
        ),
        new(
            "duet",
            "the two leads alone, turn by turn",
            o => o with { Candidates = 16, Script = o.Script with { Voices = 2, TakeTurns = true } }
        ),
    ];

    /// <summary>The style of that name.</summary>
    /// <exception cref="ShowrunnerException">There is none; the message names all.</exception>
    public static WritingStyle Find(string name) =>
        All.FirstOrDefault(style => style.Name == name)
        ?? throw new ShowrunnerException(
            $"There is no style \"{name}\". The styles are {string.Join(", ", All.Select(style => style.Name))}."
        );

    /// <summary><paramref name="options"/> with the settings of this style.</summary>
    public WritingOptions Apply(WritingOptions options) => _apply(options);
}
