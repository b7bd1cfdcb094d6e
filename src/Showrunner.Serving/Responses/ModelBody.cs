using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>A model, as <c>/v1/models/{id}</c> answers.</summary>
internal sealed record ModelBody(string Id, string Object, long Created, string OwnedBy)
{
    public static ModelBody Of(string name, DateTimeOffset created) => new(name, "model", created.ToUnixTimeSeconds(), "showrunner");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ResponseJson.Api.ModelBody);
}

/// <summary>All models, as <c>/v1/models</c> answers.</summary>
internal sealed record ModelList(string Object, IReadOnlyList<ModelBody> Data)
{
    public static ModelList Of(IEnumerable<ModelBody> models) => new("list", [.. models]);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ResponseJson.Api.ModelList);
}
