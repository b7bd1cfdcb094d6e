using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tunewright.Dashboard;

/// <summary>Lets in whoever has a session, turns a token or a password into one, and knows the machine only by its own names.</summary>
/// <param name="sessions">Who may come in.</param>
/// <param name="isLoopback">Whether only this machine can reach the server.</param>
/// <param name="product">What the sign-in page is called.</param>
/// <param name="programs">Where programs ask, who want no sign-in page.</param>
internal sealed class AccessMiddleware(Sessions sessions, bool isLoopback, string product, params PathString[] programs)
{
    private const string TokenField = "token";
    private const string LoginPath = "/login";
    private const int MaxForm = 4096; // bytes

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        SecurityHeaders.Set(http);
        var request = http.Request;
        // DNS rebinding: a web page can let its own name point at this machine, and would pass for a page of this server.
        if (isLoopback && !IsLocal(request.Host.Host))
            throw ApiException.Forbidden($"This server answers only to this machine's own names, not to \"{request.Host.Host}\".");
        if (HttpMethods.IsGet(request.Method) && request.Query[TokenField] is [{ } token] && sessions.IsToken(token))
        {
            sessions.Open(http);
            SeeOther(http, request.Path);
        }
        else if (request.Path == LoginPath && sessions.HasPassword)
        {
            await SignIn(http);
        }
        else if (sessions.IsOpen(request))
        {
            await next(http);
        }
        else if (programs.Any(path => request.Path.StartsWithSegments(path)))
        {
            throw new ApiException(StatusCodes.Status401Unauthorized, $"You are not signed in, or the server was started anew. {HowTo}");
        }
        else if (sessions.HasPassword)
        {
            SeeOther(http, LoginPath);
        }
        else
        {
            await SignInPage.Send(http, product, StatusCodes.Status401Unauthorized, HowTo, hasForm: false);
        }
    }

    private string HowTo => sessions.HasPassword ? "Sign in with the password." : "Open the address that the server has printed.";

    private async Task SignIn(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await SignInPage.Send(
                http,
                product,
                StatusCodes.Status200OK,
                "Type the password that the server was started with.",
                hasForm: true
            );
            return;
        }
        SameOrigin.Check(http.Request);
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
            throw new ApiException(StatusCodes.Status405MethodNotAllowed, "To sign in, send the form.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxForm;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await sessions.IsPassword(form["password"].ToString()))
        {
            sessions.Open(http);
            SeeOther(http, "/");
            return;
        }
        await SignInPage.Send(http, product, StatusCodes.Status403Forbidden, "That was not the password. Try again.", hasForm: true);
    }

    private static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.CacheControl = "no-store";
        // Not "//host", which is another server's address.
        http.Response.Headers.Location = new PathString("/" + path.TrimStart('/', '\\')).ToUriComponent();
    }

    private static bool IsLocal(string host) =>
        host is "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
