using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Showrunner.Serving;

/// <summary><c>/v1/models</c>.</summary>
public static class ModelRoutes
{
    /// <summary>Maps <c>GET /v1/models</c> and <c>GET /v1/models/{id}</c>.</summary>
    public static IEndpointConventionBuilder MapModels(this IEndpointRouteBuilder routes, ModelCatalog models)
    {
        var group = routes.MapGroup("/v1/models");
        group.MapApi(HttpMethods.Get, "", models, http => JsonResponse.WriteAsync(http, ModelList.Of(models.Models.Select(Body)).ToJson()));
        group.MapApi(
            HttpMethods.Get,
            "/{id}",
            models,
            http => JsonResponse.WriteAsync(http, Body(models.Requested((string)http.Request.RouteValues["id"]!)).ToJson())
        );
        return group;
    }

    /// <summary>The model that a request asks for.</summary>
    /// <param name="models">All models.</param>
    /// <param name="name">Its name; null: the only one.</param>
    internal static ServedModel Requested(this ModelCatalog models, string? name)
    {
        var all = models.Models;
        if (name is null && all.Count == 1)
            return all[0];
        if (name is null && all.Count > 1)
            throw ApiException.Bad($"Several models are served here: {Names(all)}. Name one of them as model.", "model");
        return models.Find(name ?? "")
            ?? throw new ApiException(
                StatusCodes.Status404NotFound,
                all.Count == 0 ? "No model is served here yet." : $"There is no model \"{name}\" here, only {Names(all)}.",
                "model",
                "model_not_found"
            );
    }

    private static string Names(IEnumerable<ServedModel> models) => string.Join(", ", models.Select(model => $"\"{model.Name}\""));

    private static ModelBody Body(ServedModel model) => ModelBody.Of(model.Name, model.Added);
}
