using System.Diagnostics;

namespace Cli.Tests;

/// <summary>A disk that is full or cannot be written to: mounted for one process only, which also the superuser's writes respect.</summary>
public sealed class BadDiskTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("full", "size=$(($(stat -c %s jerry.show) * 3 / 2))", "true", "No space left")]
    [InlineData("read-only", "size=10m", "mount -o remount,ro disk", "Read-only file system")]
    public async Task OldModelStaysWholeAndOneLineSaysWhy(string kind, string options, string afterwards, string reason)
    {
        var model = trained.CopyTo(_folder);
        Directory.CreateDirectory(_folder.File("disk"));
        Assert.SkipUnless(
            (await Unshared("mount -t tmpfs none disk")).Code == 0,
            $"This system does not let a process mount a {kind} disk (unshare --user --mount)."
        );

        var result = await Unshared(
            $"""
            mount -t tmpfs -o {options} none disk && cp jerry.show jerry.txt disk && {afterwards} || exit 99
            cd disk; {Built.Command} train --resume jerry.show; code=$?
            cmp jerry.show ../jerry.show && [ "$(ls)" = "$(printf 'jerry.show\njerry.txt')" ] || exit 98
            exit $code
            """
        );

        result.FailedWith(1, Path.GetFileName(model), reason);
    }

    [Fact]
    public async Task SearchEndsOnAFullDiskAndGoesOnWhenThereIsRoom()
    {
        trained.CopyTo(_folder);
        Directory.CreateDirectory(_folder.File("disk"));
        Assert.SkipUnless(
            (await Unshared("mount -t tmpfs none disk")).Code == 0,
            "This system does not let a process mount a full disk (unshare --user --mount)."
        );

        var result = await Unshared(
            $"""
            mount -t tmpfs -o size=300k none disk && cp jerry.txt disk && cd disk || exit 99
            {Built.Command} tune jerry.txt --trials 1 --trial-epochs 1 --seed 1 > ../full.txt 2>&1; code=$?
            [ $code = 1 ] && grep -q 'No space left' ../full.txt && ! grep -q '   at ' ../full.txt || {"{"} cat ../full.txt; exit 98; {"}"}
            mount -o remount,size=100m "$PWD" && {Built.Command} tune jerry.txt --trials 1
            """
        );

        Assert.True(result.Code == 0, result.Output + result.Error);
        Assert.Contains("jerry.best.show holds the best model", result.Output);
    }

    [Fact]
    public async Task FolderThatIsAFileIsSaid()
    {
        trained.CopyTo(_folder);

        var result = await Tool.RunIn(_folder.Path, "train", "jerry.txt", "--out", "jerry.txt/new.show");

        result.FailedWith(1, "jerry.txt/new.show");
    }

    private Task<Result> Unshared(string script) =>
        Tool.Finish(
            Process.Start(
                new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script])
                {
                    WorkingDirectory = _folder.Path,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );
}
