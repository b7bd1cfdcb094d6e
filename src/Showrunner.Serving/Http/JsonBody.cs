using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Showrunner.Serving;

/// <summary>The body of a request: UTF-8, JSON, an object.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with \"Content-Type: application/json\".");
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        if (!Utf8.IsValid(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))
            throw ApiException.Bad("The body is not UTF-8.");
        try
        {
            bytes.Position = 0;
            var body = JsonDocument.Parse(bytes, Strict);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body : throw ApiException.Bad("The body is no JSON object.");
        }
        catch (JsonException error)
        {
            throw ApiException.Bad($"The body is not JSON: {error.Message}");
        }
        catch (InvalidOperationException) // what the search for doubled names says of half a character
        {
            throw ApiException.Bad("The body has a name with a lone surrogate in it.");
        }
    }
}
