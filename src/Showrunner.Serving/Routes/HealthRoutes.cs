using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Showrunner.Serving;

/// <summary><c>/health</c>.</summary>
public static class HealthRoutes
{
    /// <summary>Maps <c>GET /health</c>: 200, or 503 once <paramref name="models"/> is being disposed of.</summary>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder routes, ModelCatalog models) =>
        routes.MapApi(
            HttpMethods.Get,
            "/health",
            models,
            http => models.IsClosed ? throw ApiException.ShuttingDown() : JsonResponse.WriteAsync(http, new HealthBody("ok").ToJson())
        );
}
