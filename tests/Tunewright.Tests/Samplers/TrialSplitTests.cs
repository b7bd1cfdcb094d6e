namespace Tunewright.Tests.Samplers;

public class TrialSplitTests
{
    [Fact]
    public void DividesTrialsAsOptunaDoes()
    {
        var number = 0;
        foreach (var recorded in Fixture.Cases("tpe-splits.json"))
        {
            var trials = recorded.GetProperty("trials").EnumerateArray().Select((trial, i) => Fixture.Trial(trial, i, [])).ToArray();
            var ledger = new TpeHistory(Fixture.Directions(recorded));

            ledger.MoveTo([.. trials.Where(trial => trial.State.IsFinished())]);

            var good = ledger.ByNumber.ToArray().Where(row => ledger.Split.IsGood[row]).Select(row => (double)ledger.Trials[row].Number);
            Assert.True(
                recorded.Numbers("below").SequenceEqual(good),
                $"case {number}: [{string.Join(" ", good)}], not {recorded.GetProperty("below")}"
            );
            number++;
        }
    }
}
