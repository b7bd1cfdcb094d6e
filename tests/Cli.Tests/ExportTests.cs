namespace Cli.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fountain", "JERRY\nwhat is the deal with the ferry?")]
    [InlineData("fdx", "<Text>jerry</Text>")]
    [InlineData("html", "<p class=\"character\">jerry</p>")]
    [InlineData("json", "\"speaker\": \"jerry\"")]
    [InlineData("txt", "jerry: what is the deal with the ferry?")]
    public async Task EndingOfTheFileSaysTheFormat(string ending, string expected)
    {
        _folder.Write("scene.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "export", "scene.txt", "--out", $"other.{ending}");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains(expected, await File.ReadAllTextAsync(_folder.File($"other.{ending}"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("onnx", "showrunner")]
    [InlineData("safetensors", "embedding.weight")]
    public async Task ModelBecomesAFileOfWeights(string ending, string expected)
    {
        Some.Model(_folder);

        var result = await Tool.RunIn(_folder.Path, "export", "jerry.show", "--out", $"jerry.{ending}");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains(
            expected,
            await File.ReadAllTextAsync(_folder.File($"jerry.{ending}"), System.Text.Encoding.Latin1, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData(2, "--out", "scene.txt")] // itself
    [InlineData(2, "--format")]
    [InlineData(2, "--out", "scene.doc")] // no known ending
    [InlineData(2, "--format", "doc")]
    [InlineData(1, "--out", "missing/scene.fdx")]
    [InlineData(1, "--out", "scene.onnx")] // of a script
    public async Task WhatCannotBeExportedSaysSo(int code, params string[] options)
    {
        _folder.Write("scene.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, ["export", "scene.txt", .. options]);

        result.FailedWith(code);
        Assert.StartsWith("jerry: what", await File.ReadAllTextAsync(_folder.File("scene.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CaseIsRestoredOnRequest()
    {
        _folder.Write("scene.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "export", "scene.txt", "--restore-case", "--format", "text");

        Assert.StartsWith("Jerry: What is the deal with the ferry?\n\nElaine: It goes", result.Output);
    }

    [Fact]
    public async Task ModelIsNoScript()
    {
        Some.Model(_folder);

        (await Tool.RunIn(_folder.Path, "export", "jerry.show", "--format", "fountain")).FailedWith(2, "showrunner write");
    }
}
