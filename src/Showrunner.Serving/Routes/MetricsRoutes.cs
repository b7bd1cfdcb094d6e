using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Showrunner.Serving;

/// <summary><c>/metrics</c>.</summary>
public static class MetricsRoutes
{
    /// <summary>Maps <c>GET /metrics</c>, in Prometheus' text format; the numbers are sums over all models.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder routes, ModelCatalog models) =>
        routes.MapApi(
            HttpMethods.Get,
            "/metrics",
            models,
            http =>
            {
                http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
                var counts = models.Models.Where(model => model.IsOpen).Select(model => model.Scheduler.Count).ToArray();
                var text = models.Metrics.ToText(counts.Sum(count => count.Running), counts.Sum(count => count.Queued));
                return http.Response.WriteAsync(text, http.RequestAborted);
            }
        );
}
