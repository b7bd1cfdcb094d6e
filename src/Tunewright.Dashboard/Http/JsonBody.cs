using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tunewright.Dashboard;

/// <summary>Reads the JSON of a request.</summary>
internal static class JsonBody
{
    /// <summary>Bytes; more than any note or selection needs.</summary>
    public const int MaxSize = 1 << 20;

    public static async Task<T> Read<T>(HttpContext http, JsonTypeInfo<T> type, int maxSize = MaxSize)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType,
                "The request is not JSON. Send it with Content-Type application/json."
            );
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxSize;
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted)
                ?? throw ApiException.Bad("The request is null; send an object.");
        }
        catch (JsonException exception)
        {
            throw ApiException.Bad($"The request is not as the server expects it: {Complaint(exception)}");
        }
    }

    // The parser's own words name types of the program.
    private static string Complaint(JsonException exception)
    {
        var message = exception.Message.Split(" Path:")[0];
        return message.Split("was missing required properties including: ") is [_, var lacking] ? $"It lacks {lacking}"
            : message.StartsWith("The JSON property", StringComparison.Ordinal) ? $"It has no field {message.Split('\'')[1]}."
            : message.StartsWith("The JSON value", StringComparison.Ordinal)
                ? $"{exception.Path?.TrimStart('$', '.')} takes another kind of value."
            : message;
    }
}
