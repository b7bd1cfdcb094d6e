using CsCheck;

namespace Showrunner.Tests;

/// <summary>Samplers that look back at what was written, each against its definition.</summary>
public class RepetitionTests
{
    private static readonly string[] Names = ["jerry:", Tokenizer.Return, Tokenizer.Period, Tokenizer.LeftParenthesis];
    private static readonly Vocabulary Words = Vocabulary.Of([.. Names, "a", "b", "c", "d", "e"]);
    private static readonly WordKinds Kinds = new(Words);
    private static readonly Gen<List<int>> Written = Gen.Int[1, 9].List[1, 60];
    private static readonly Gen<float[]> Logits = Gen.Float[-5, 5].Array[9];

    private static bool IsWord(int id) => !Names.Contains(Words.Words[id]);

    private static bool Breaks(int id) => Words.Words[id] is "jerry:" or Tokenizer.Return;

    private static float[] After(ISampler sampler, float[] logits, List<int>? written = null)
    {
        var candidates = Some.Candidates(logits);
        sampler.Apply(candidates, written);
        return candidates.Logits.ToArray();
    }

    [Fact]
    public void RepetitionPenaltyDividesThePositiveAndMultipliesTheNegative() =>
        Gen.Select(Written, Logits, Gen.Double[0.5, 2], Gen.Int[1, 70])
            .Sample(
                (written, logits, penalty, window) =>
                {
                    var recent = written.TakeLast(window).Where(IsWord).ToHashSet();

                    var after = After(new RepetitionPenalty(penalty, new RecentWords(window, Kinds)), logits, written);

                    for (var id = 1; id <= 9; id++)
                    {
                        Assert.Equal(
                            !recent.Contains(id) ? logits[id - 1]
                                : logits[id - 1] > 0 ? logits[id - 1] / penalty
                                : logits[id - 1] * penalty,
                            after[id - 1],
                            1e-4
                        );
                    }
                }
            );

    [Fact]
    public void PresenceAndFrequencyAreTakenOff() =>
        Gen.Select(Written, Logits, Gen.Double[-2, 2], Gen.Double[-2, 2])
            .Sample(
                (written, logits, presence, frequency) =>
                {
                    var after = After(new PresencePenalty(presence, frequency, new RecentWords(0, Kinds)), logits, written);

                    for (var id = 1; id <= 9; id++)
                    {
                        var count = IsWord(id) ? written.Count(other => other == id) : 0;
                        Assert.Equal(logits[id - 1] - (count > 0 ? presence + (frequency * count) : 0), after[id - 1], 1e-3);
                    }
                }
            );

    [Fact]
    public void NoRepeatRulesOutWhatCompletesARunThatIsThere() =>
        Gen.Select(Written, Logits, Gen.Int[2, 5])
            .Sample(
                (written, logits, length) =>
                {
                    var after = After(new NoRepeat(length, Kinds), logits, written);

                    for (var id = 1; id <= 9; id++)
                    {
                        int[] run = [.. written.TakeLast(length - 1), id];
                        var isThere =
                            run.Length == length
                            && !run.Any(Breaks)
                            && IsWord(id)
                            && Enumerable
                                .Range(0, Math.Max(0, written.Count - length + 1))
                                .Any(start => written.Skip(start).Take(length).SequenceEqual(run));
                        Assert.Equal(isThere, float.IsNegativeInfinity(after[id - 1]));
                    }
                }
            );

    [Fact]
    public void DryGrowsWithTheLengthOfTheRun() =>
        Gen.Select(Gen.Int[1, 5].List[1, 60], Logits, Gen.Int[1, 4], Gen.Int[0, 50])
            .Sample(
                (written, logits, allowed, window) =>
                {
                    var seen = window == 0 ? written : written.TakeLast(window).ToList();

                    var after = After(new Dry(0.8, 1.75, allowed, window, Kinds), logits, written);

                    for (var id = 1; id <= 9; id++)
                    {
                        var longest = 0;
                        for (var length = 1; length < seen.Count; length++)
                        {
                            int[] run = [.. seen.TakeLast(length), id];
                            if (
                                !run.Any(Breaks)
                                && Enumerable
                                    .Range(0, seen.Count - length)
                                    .Any(start => seen.Skip(start).Take(length + 1).SequenceEqual(run))
                            )
                            {
                                longest = length;
                            }
                        }
                        longest = Math.Min(longest, 50);
                        var expected = longest >= allowed ? logits[id - 1] - (0.8 * Math.Pow(1.75, longest - allowed)) : logits[id - 1];
                        Assert.Equal(expected, after[id - 1], 1e-3 * Math.Max(1, Math.Abs(expected)));
                    }
                }
            );

    [Fact]
    public void BannedPhrasesLoseTheirLastWordWhereTheOthersStand() =>
        Gen.Select(Written, Logits, Gen.Int[1, 9].Array[1, 3].Array[1, 4])
            .Sample(
                (written, logits, phrases) =>
                {
                    var banned = Enumerable
                        .Range(1, 9)
                        .Where(id =>
                            phrases.Any(phrase =>
                                phrase[^1] == id
                                && phrase.Length - 1 <= written.Count
                                && written.TakeLast(phrase.Length - 1).SequenceEqual(phrase[..^1])
                            )
                        )
                        .ToArray();

                    var after = After(new BannedWords(phrases), logits, written);

                    for (var id = 1; id <= 9; id++)
                        Assert.Equal(banned.Contains(id) && banned.Length < 9, float.IsNegativeInfinity(after[id - 1]));
                }
            );

    [Fact]
    public void NothingIsRuledOutWhereNothingElseIsLeft()
    {
        var candidates = Some.Candidates(1, 2);
        candidates.Keep([1]);

        new BannedWords([
            [2],
        ]).Apply(candidates, written: [1]);

        Assert.Equal([2f], candidates.Logits.ToArray());
    }

    [Fact]
    public void BiasIsAdded() => Assert.Equal([1f, -98f, 8f], After(new LogitBias([(2, -100), (3, 5)]), [1, 2, 3]));
}
