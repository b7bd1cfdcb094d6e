using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Showrunner.Serving;

/// <summary><c>/v1/chat/completions</c>.</summary>
public static class ChatRoutes
{
    /// <summary>Maps <c>POST /v1/chat/completions</c>, which continues the script that the messages are.</summary>
    public static IEndpointConventionBuilder MapChat(this IEndpointRouteBuilder routes, ModelCatalog models) =>
        routes.MapApi(
            HttpMethods.Post,
            "/v1/chat/completions",
            models,
            async http =>
            {
                using var body = await JsonBody.ReadAsync(http.Request, models.Limits.MaxBodyBytes);
                var request = ChatRequest.Parse(body.RootElement, models.Limits, models.Requested);
                var format = new ChatFormat(Envelope.New("chatcmpl", request.Model.Name, models.Now), request.Logprobs);
                await new CompletionHandler(http, request.Model, models.Limits).AnswerAsync(request, format);
            }
        );
}
