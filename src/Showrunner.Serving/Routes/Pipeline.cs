using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Showrunner.Serving;

/// <summary>What stands at which path, and what every request passes before.</summary>
internal static class Pipeline
{
    public static void Build(
        WebApplication app,
        CompletionHandler handler,
        Scheduler scheduler,
        Metrics metrics,
        string name,
        ServerOptions options,
        ILogger? logger
    )
    {
        app.Use(new ErrorMiddleware(metrics, logger).Invoke);
        app.UseRouting();
        if (options.Origins.Count > 0)
            app.UseCors(policy => policy.WithOrigins([.. options.Origins]).AllowAnyMethod().AllowAnyHeader());
        app.Use(new AccessMiddleware(options).Invoke);

        app.MapPost(
            "/v1/completions",
            async http =>
            {
                using var body = await JsonBody.ReadAsync(http.Request);
                await handler.AnswerAsync(http, CompletionRequest.Parse(body.RootElement, name, options), new CompletionFormat());
            }
        );
        app.MapPost(
            "/v1/chat/completions",
            async http =>
            {
                using var body = await JsonBody.ReadAsync(http.Request);
                await handler.AnswerAsync(http, ChatRequest.Parse(body.RootElement, name, options), new ChatFormat());
            }
        );
        var model = new ModelBody(name, "model", DateTimeOffset.UtcNow.ToUnixTimeSeconds(), "showrunner");
        app.MapGet("/v1/models", http => ApiJson.WriteAsync(http, new ModelList("list", [model])));
        app.MapGet(
            "/v1/models/{id}",
            http =>
                (string?)http.Request.RouteValues["id"] == name
                    ? ApiJson.WriteAsync(http, model)
                    : throw WritingFields.NoSuchModel((string?)http.Request.RouteValues["id"], name)
        );
        app.MapGet(
            "/health",
            http => scheduler.IsClosed ? throw ApiException.ShuttingDown() : ApiJson.WriteAsync(http, new JsonObject { ["status"] = "ok" })
        );
        app.MapGet(
            "/metrics",
            http =>
            {
                http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
                var (running, waiting) = scheduler.Count;
                return http.Response.WriteAsync(metrics.ToText(running, waiting), http.RequestAborted);
            }
        );
    }
}

internal sealed record ModelBody(string Id, string Object, long Created, string OwnedBy);

internal sealed record ModelList(string Object, IReadOnlyList<ModelBody> Data);
