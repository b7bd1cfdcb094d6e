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
    [InlineData("csv", "1,jerry,what is the deal with the ferry?")]
    [InlineData("pdf", "%PDF-1")]
    [InlineData("docx", "PK")]
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
    [InlineData(2, "--to")]
    [InlineData(2, "--out", "scene.doc")] // no known ending
    [InlineData(2, "--to", "doc")]
    [InlineData(2, "--out", "scene.srt")] // which is read only
    [InlineData(2, "--out", "there.fdx")] // what is there already
    [InlineData(1, "--out", "missing/scene.fdx")]
    [InlineData(1, "--out", "scene.onnx")] // of a script
    public async Task WhatCannotBeExportedSaysSo(int code, params string[] options)
    {
        _folder.Write("scene.txt", Some.Script);
        _folder.Write("there.fdx", "precious");

        var result = await Tool.RunIn(_folder.Path, ["export", "scene.txt", .. options]);

        result.FailedWith(code);
        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("there.fdx"), TestContext.Current.CancellationToken));
        Assert.StartsWith("jerry: what", await File.ReadAllTextAsync(_folder.File("scene.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AFileIsReplacedOnRequest()
    {
        _folder.Write("scene.txt", Some.Script);
        _folder.Write("there.fdx", "precious");

        Assert.Equal(0, (await Tool.RunIn(_folder.Path, "export", "scene.txt", "--out", "there.fdx", "--force")).Code);

        Assert.Contains(
            "<Text>jerry</Text>",
            await File.ReadAllTextAsync(_folder.File("there.fdx"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task CaseIsRestoredOnRequest()
    {
        _folder.Write("scene.txt", Some.Script);

        var result = await Tool.RunIn(_folder.Path, "export", "scene.txt", "--restore-case", "--to", "text");

        Assert.StartsWith("Jerry: What is the deal with the ferry?\n\nElaine: It goes", result.Output);
    }

    [Fact]
    public async Task ModelIsNoScript()
    {
        Some.Model(_folder);

        (await Tool.RunIn(_folder.Path, "export", "jerry.show", "--to", "fountain")).FailedWith(2, "showrunner write");
    }
}
