using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>
/// Reads requests to <c>/v1/chat/completions</c>. The model follows no instructions: messages are pieces of the script so far, in order,
/// whatever their role, with an empty line between them. A message with a <c>name</c> is a line of that speaker. If the last message ends
/// with a colon, the text continues that line; otherwise it begins a new one.
/// </summary>
internal static class ChatRequest
{
    private const int MostMessages = 10_000;

    public static WritingRequest Parse(JsonElement body, ServingLimits limits)
    {
        var fields = new Fields(body);
        if (fields.Find("messages") is not { ValueKind: JsonValueKind.Array } messages || messages.GetArrayLength() is 0 or > MostMessages)
            throw ApiException.Bad($"messages takes an array of 1 to {MostMessages} messages.", "messages");
        var script = string.Join("\n\n", messages.EnumerateArray().Select(Message).Where(text => text.Length > 0));
        var (stream, includeUsage) = WritingFields.Stream(fields);
        var logprobs = fields.Flag("logprobs") ?? false;
        var alternatives = fields.Whole("top_logprobs", 0, 20);
        if (alternatives is not null && !logprobs)
            throw ApiException.Bad("top_logprobs needs logprobs.", "top_logprobs");
        if (fields.Object("response_format") is { } format)
        {
            if (format.Text("type", 100) is not "text")
                throw ApiException.Bad("response_format takes the type \"text\" only: the model writes scripts.", "response_format");
            format.RefuseOthers();
        }
        var request = new WritingRequest
        {
            Model = fields.Text("model", 1_000),
            Primes = [script.Length == 0 || script.EndsWith(':') ? script : script + "\n\n"],
            N = fields.Whole("n", 1, WritingRequest.MaxTexts) ?? 1,
            Stream = stream,
            IncludeUsage = includeUsage,
            Logprobs = logprobs,
            Options = WritingFields.Read(fields, limits) with { Probabilities = logprobs, Alternatives = alternatives ?? 0 },
        };
        WritingFields.RefuseOthers(fields);
        return request with { BestOf = request.N };
    }

    private static string Message(JsonElement message, int index)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw ApiException.Bad("messages takes objects.", "messages");
        var fields = new Fields(message, $"messages[{index}].");
        if (fields.Text("role", 100) is not ("system" or "developer" or "user" or "assistant"))
            throw ApiException.Bad($"messages[{index}].role takes system, developer, user or assistant.", "messages");
        var name = fields.Text("name", 100);
        var content =
            fields.Find("content") is not { } value ? ""
            : value.ValueKind == JsonValueKind.Array
                ? string.Concat(value.EnumerateArray().Select((part, i) => Part(part, $"messages[{index}].content[{i}].")))
            : fields.Text("content", int.MaxValue)!;
        fields.RefuseOthers("refusal");
        return (name is null ? content : $"{name}: {content}").Trim();
    }

    private static string Part(JsonElement part, string path)
    {
        if (part.ValueKind != JsonValueKind.Object)
            throw ApiException.Bad($"{path[..^1]} is no object.", "messages");
        var fields = new Fields(part, path);
        if (fields.Text("type", 100) is not "text")
            throw ApiException.Bad($"{path}type takes \"text\" only.", "messages");
        var text = fields.Text("text", int.MaxValue) ?? "";
        fields.RefuseOthers();
        return text;
    }
}
