using Microsoft.AspNetCore.Builder;
using Showrunner;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>The example in <c>docs/serving.md</c>, so that it compiles.</summary>
internal static class HostingExample
{
    public static async Task RunAsync()
    {
        await using var models = new ModelCatalog(new ServingLimits { MaxWords = 1_000 });
        models.Add("jerry", ScriptModel.Load("jerry.show"));

        var app = WebApplication.Create();
        app.MapGroup("/api").MapShowrunner(models);
        app.Run();
    }
}
