namespace Showrunner.Serving;

/// <summary>What every part of an answer says.</summary>
internal sealed record Envelope(string Id, long Created, string Model)
{
    public static Envelope New(string prefix, string model, DateTimeOffset now) =>
        new($"{prefix}-{Guid.NewGuid():N}", now.ToUnixTimeSeconds(), model);
}
