using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>An answer that is one JSON text. Everything but ASCII's harmless characters is escaped, should it ever land in HTML.</summary>
internal static class JsonAnswer
{
    public static Task Send<T>(HttpContext http, T value, JsonTypeInfo<T> type) =>
        BytesAnswer.Send(http, JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8");
}
