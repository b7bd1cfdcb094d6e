using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Showrunner.Serving;

/// <summary>Serves models by OpenAI's convention in any ASP.NET Core application.</summary>
public static class ApiRoutes
{
    /// <summary>
    /// Maps <c>/v1/completions</c>, <c>/v1/chat/completions</c>, <c>/v1/models</c>, <c>/health</c> and <c>/metrics</c>. Errors are answered
    /// with OpenAI's error object; those that are the server's own, and parameters without effect, are logged as <c>Showrunner.Serving</c>.
    /// </summary>
    /// <param name="routes">The application, or a group of its routes.</param>
    /// <param name="models">The models. Dispose of it when the application stops.</param>
    /// <returns>A group of all the routes.</returns>
    public static IEndpointConventionBuilder MapShowrunner(this IEndpointRouteBuilder routes, ModelCatalog models)
    {
        var group = routes.MapGroup("");
        group.MapCompletions(models);
        group.MapChat(models);
        group.MapModels(models);
        group.MapHealth(models);
        group.MapMetrics(models);
        return group;
    }

    /// <summary>Maps an endpoint whose errors are answered with OpenAI's error object.</summary>
    internal static IEndpointConventionBuilder MapApi(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        ModelCatalog models,
        RequestDelegate handle
    )
    {
        var logger = routes.ServiceProvider.GetService<ILoggerFactory>()?.CreateLogger(typeof(ApiRoutes).Namespace!);
        var errors = new ErrorMiddleware(models.Metrics, logger);
        return routes.MapMethods(pattern, [method], http => errors.InvokeAsync(http, handle));
    }
}
