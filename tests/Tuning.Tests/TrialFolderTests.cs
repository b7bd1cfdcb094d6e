using Showrunner.Tuning;

namespace Tuning.Tests;

public sealed class TrialFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ATrialIsAbandonedOnceItsLockEnds()
    {
        var folder = new TrialFolder(_folder.File("trials"));
        var held = folder.Hold(3)!;

        Assert.False(folder.IsAbandoned(3, unmarked: true));
        Assert.Null(folder.Hold(3));
        held.Dispose();
        Assert.True(folder.IsAbandoned(3, unmarked: false));
    }

    [Fact]
    public async Task LooksAtATrialThatEndsMeanwhile()
    {
        var folder = new TrialFolder(_folder.File("trials"));
        var worker = Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    using (folder.Hold(0)) { }
                    folder.Release(0);
                }
            },
            TestContext.Current.CancellationToken
        );

        while (!worker.IsCompleted)
            folder.IsAbandoned(0, unmarked: true);
        await worker;
    }
}
