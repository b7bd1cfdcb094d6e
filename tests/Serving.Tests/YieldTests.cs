using Showrunner;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>A catalog that leaves most of the machine to other work of its process.</summary>
public sealed class YieldTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RestsAfterEachStepWhereItYields(bool yields)
    {
        var time = new InstantTime();
        await using var models = new ModelCatalog(time: time) { Yields = () => yields };
        models.Add("ferry", Some.Model);
        var (writer, scheduler) = (models.Find("ferry")!.Writer, models.Find("ferry")!.Scheduler);
        var options = new WritingOptions { Words = 20, Seed = 7 };

        using var job = scheduler.Add(writer.BeginSeveral("jerry:", 1, options), 1);
        var written = new List<string>();
        await foreach (var part in job.Parts.ReadAllAsync(TestContext.Current.CancellationToken))
            written.AddRange(part.Words.Select(word => word.Text));

        Assert.Equal(new ScriptWriter(Some.Model).WriteWords("jerry:", options).Select(word => word.Text), written);
        Assert.Equal(yields, time.Rests.Count > 0);
        Assert.All(time.Rests, rest => Assert.True(rest >= Scheduler.RestsOfStep * InstantTime.Tick));
    }

    /// <summary>Each look at the clock takes a millisecond, and timers are over at once.</summary>
    private sealed class InstantTime : TimeProvider
    {
        public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

        private long _now;

        public List<TimeSpan> Rests { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _now, Tick.Ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Rests.Add(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
