namespace Cli.Tests;

/// <summary>A small model that <c>showrunner train</c> made, for tests that go on from one. Made once; copy it.</summary>
public sealed class TrainedModel : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        _folder.Write("jerry.txt", Some.Script);
        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--embedding", "8", "--epochs", "4", "--threads", "1");
        Assert.True(result.Code == 0, result.Error);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Puts <c>jerry.txt</c> and <c>jerry.show</c> into <paramref name="folder"/>, and returns the model's path.</summary>
    internal string CopyTo(TemporaryFolder folder)
    {
        File.Copy(_folder.File("jerry.txt"), folder.File("jerry.txt"));
        File.Copy(_folder.File("jerry.show"), folder.File("jerry.show"));
        return folder.File("jerry.show");
    }
}
