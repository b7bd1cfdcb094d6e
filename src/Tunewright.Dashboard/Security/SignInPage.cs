using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>The only page for those who are not signed in: one sentence and, if there is a password, a form. It has no script.</summary>
internal static class SignInPage
{
    private const string Form = """
        <form method="post" action="login">
        <p><label>Password <input type="password" name="password" autocomplete="current-password" required autofocus></label></p>
        <p><button>Sign in</button></p>
        </form>
        """;

    public static Task Send(HttpContext http, string product, int status, string sentence, bool hasForm)
    {
        http.Response.StatusCode = status;
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sign in – {product}</title>
            </head>
            <body>
            <main>
            <h1>{product}</h1>
            <p>{sentence}</p>
            {(hasForm ? Form : "")}
            </main>
            </body>
            </html>

            """;
        return BytesAnswer.Send(http, Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
    }
}
