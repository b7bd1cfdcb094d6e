using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>The answer of <c>/health</c>.</summary>
internal sealed record HealthBody(string Status)
{
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ResponseJson.Api.HealthBody);
}
