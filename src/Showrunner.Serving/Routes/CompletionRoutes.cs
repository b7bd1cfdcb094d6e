using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Showrunner.Serving;

/// <summary><c>/v1/completions</c>.</summary>
public static class CompletionRoutes
{
    /// <summary>Maps <c>POST /v1/completions</c>, which continues a prompt.</summary>
    public static IEndpointConventionBuilder MapCompletions(this IEndpointRouteBuilder routes, ModelCatalog models) =>
        routes.MapApi(
            HttpMethods.Post,
            "/v1/completions",
            models,
            async http =>
            {
                using var body = await JsonBody.ReadAsync(http.Request, models.Limits.MaxBodyBytes);
                var request = CompletionRequest.Parse(body.RootElement, models.Limits, models.Requested);
                var format = new CompletionFormat(Envelope.New("cmpl", request.Model.Name, models.Now), request.Logprobs);
                await new CompletionHandler(http, request.Model, models.Limits).AnswerAsync(request, format);
            }
        );
}
