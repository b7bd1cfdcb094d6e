namespace Serving.Tests;

/// <summary>A short run of <c>benchmarks -- serving</c>.</summary>
public class LoadTests
{
    [Fact]
    public async Task ManyStreamsOfWhichAThirdLeaveGetTheirOwnTexts()
    {
        await using var served = await Served.StartAsync(limits: new() { MaxConcurrent = 16, MaxQueued = 100 });
        using var load = new Load(served.Client.BaseAddress!, AskedText.Some(Served.Writer, "jerry:", 36));

        await load.RunAsync(time => time < 4);

        Assert.Empty(load.Faults);
        Assert.Equal((4 * 24, 4 * 12, 0), load.Texts);
        while (await served.MetricAsync("texts_running") != 0)
            await Task.Yield();
        Assert.Equal(0, await served.MetricAsync("texts_waiting"));
    }
}
