using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Showrunner.Serving;

/// <summary>The body of a request: a JSON object in UTF-8.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a body of at most <paramref name="maxBytes"/> bytes.</summary>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (!request.HasJsonContentType())
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with \"Content-Type: application/json\".");
        using var bytes = new MemoryStream();
        await CopyAsync(request, bytes, maxBytes);
        if (!Utf8.IsValid(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))
            throw ApiException.Bad("The body is not UTF-8.");
        try
        {
            bytes.Position = 0;
            var body = JsonDocument.Parse(bytes, Strict);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body : throw ApiException.Bad("The body is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw ApiException.Bad(Complaint(exception));
        }
        catch (InvalidOperationException) // from the search for duplicate names
        {
            throw ApiException.Bad("The body has a name with a lone surrogate in it.");
        }
    }

    // The parser's own message speaks of its options.
    private static string Complaint(JsonException exception)
    {
        var what = exception.Message.Split(". ")[0].Replace(" which is not supported in this mode", "");
        if (what.Split('\'') is ["Duplicate property ", .. var name, _])
            return $"The body has the name \"{string.Join('\'', name)}\" twice.";
        if (what.StartsWith("The input does not contain", StringComparison.Ordinal))
            return "The body is empty. Send a JSON object.";
        if (what.StartsWith("Expected depth", StringComparison.Ordinal))
            what = "an object or an array is not closed";
        return $"The body is not JSON: {what.TrimEnd('.')} (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).";
    }

    private static Task CopyAsync(HttpRequest request, MemoryStream bytes, int maxBytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
        return request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
    }
}
