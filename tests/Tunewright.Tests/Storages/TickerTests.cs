namespace Tunewright.Tests.Storages;

public class TickerTests
{
    [Fact]
    public void NeedsNoThreadOfThePoolThatObjectivesMayBlock()
    {
        using var ticked = new CountdownEvent(3);
        var ofThePool = 0;
        var ticker = new Ticker(TimeProvider.System, TimeSpan.FromMilliseconds(1), Tick, () => ticked.CurrentCount > 0);

        ticker.Wake();
        ticked.Wait(TestContext.Current.CancellationToken);
        ticker.Stop();

        Assert.Equal(0, ofThePool);

        void Tick()
        {
            ofThePool += Thread.CurrentThread.IsThreadPoolThread ? 1 : 0;
            ticked.Signal();
        }
    }

    [Fact]
    public void WakesAgainAfterItWentToSleep()
    {
        using var ticked = new SemaphoreSlim(0);
        var ticker = new Ticker(TimeProvider.System, TimeSpan.FromMilliseconds(1), () => ticked.Release(), () => false);

        for (var round = 0; round < 3; round++)
        {
            ticker.Wake();
            ticked.Wait(TestContext.Current.CancellationToken);
            // The tick is over when it sleeps again.
            SpinWait.SpinUntil(() => !ticker.IsAwake);
        }
        ticker.Stop();
        ticker.Wake();

        Assert.False(ticker.IsAwake);
    }
}
