using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>Answers whatever goes wrong with a status and a sentence.</summary>
internal static class ApiErrors
{
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            SecurityHeaders.Set(http);
            http.Response.StatusCode = Status(exception);
            await JsonAnswer.Send(http, new ErrorBody(Sentence(exception)), DashboardJson.Default.ErrorBody);
        }
    }

    private static int Status(Exception exception) =>
        exception switch
        {
            ApiException known => known.Status,
            BadHttpRequestException bad => bad.StatusCode,
            KeyNotFoundException => StatusCodes.Status404NotFound,
            TrialFinishedException or InvalidOperationException => StatusCodes.Status409Conflict,
            NotSupportedException => StatusCodes.Status501NotImplemented,
            ArgumentException => StatusCodes.Status400BadRequest,
            IOException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static string Sentence(Exception exception) =>
        exception switch
        {
            DuplicateStudyException => exception.Message.Split(". ")[0] + ". Choose another name.",
            ArgumentException => exception.Message.Split(" (Parameter")[0],
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The request is too large.",
            _ => exception.Message,
        };
}
