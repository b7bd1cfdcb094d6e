namespace Showrunner.Tests;

public class ModelFormatTests
{
    [Theory]
    [InlineData("jerry.onnx", "onnx")]
    [InlineData("a.b/jerry.SAFETENSORS", "safetensors")]
    [InlineData("jerry", null)]
    [InlineData("jerry.show", null)]
    public void AFileEndingNamesTheFormat(string path, string? format) => Assert.Equal(format, ModelFormat.OfFile(path)?.Name);
}
