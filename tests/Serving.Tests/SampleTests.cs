using System.Diagnostics;
using System.Reflection;

namespace Serving.Tests;

public class SampleTests
{
    [Fact]
    public async Task ChatClientOfMicrosoftExtensionsAIGetsWhatTheWriterWrites()
    {
        await using var served = await Served.StartAsync(new() { ApiKey = "giddyup" });
        var sample = typeof(SampleTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ChatClient")
            .Value!;
        var start = new ProcessStartInfo("dotnet", [sample, $"{served.Client.BaseAddress}v1", "ferry", "jerry:"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SHOWRUNNER_API_KEY"] = "giddyup";

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Served.Token);
        var output = await process.StandardOutput.ReadToEndAsync(Served.Token);
        await process.WaitForExitAsync(Served.Token);

        Assert.Equal("", await error);
        Assert.Equal(
            string.Concat(
                Served.Writer.Write(
                    "jerry:",
                    new()
                    {
                        Words = 100,
                        Exact = true,
                        Temperature = 1,
                        Seed = 7,
                        TopK = 20,
                        Script = new() { TakeTurns = true },
                    },
                    Served.Token
                )
            ),
            output
        );
    }
}
