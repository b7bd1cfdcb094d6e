using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>
/// Reads requests to <c>/v1/chat/completions</c>. The model follows no instructions: messages are pieces of the script so far, in order,
/// whatever their role, with an empty line between them. A message with a <c>name</c> is a line of that speaker. If the last message ends
/// with a colon, the text continues that line; otherwise it begins a new one.
/// </summary>
internal static class ChatRequest
{
    private const int MaxMessages = 10_000;
    private const int MaxNameLength = 100;

    public static WritingRequest Parse(JsonElement body, ServingLimits limits, Func<string?, ServedModel> find)
    {
        var fields = new Fields(body, new RequestWarnings(limits.Strict));
        var name = fields.Find("model")?.Text(WritingRequest.MaxModelName);
        var script = Script(fields);
        var (stream, includeUsage) = StreamFields.Read(fields);
        var logprobs = fields.Find("logprobs")?.Flag() ?? false;
        var alternatives = fields.Find("top_logprobs")?.Whole(0, 20);
        if (alternatives is not null && !logprobs)
            throw ApiException.Bad("top_logprobs needs logprobs.", "top_logprobs");
        var n = fields.Find("n")?.Whole(1, WritingRequest.MaxTexts) ?? 1;
        var model = find(name);
        var options = WritingFields.Read(fields, limits, WritingOptions.For(model.Writer.Model)) with
        {
            Probabilities = logprobs,
            Alternatives = alternatives ?? 0,
        };
        WritingFields.IgnoreOthers(fields);
        return new()
        {
            Model = model,
            Primes = [script.Length == 0 || script.EndsWith(':') ? script : script + "\n\n"],
            N = n,
            BestOf = n,
            Stream = stream,
            IncludeUsage = includeUsage,
            Logprobs = logprobs,
            Warnings = fields.Warnings.All,
            Options = options,
        };
    }

    private static string Script(Fields fields)
    {
        if (
            fields.Find("messages")?.Value is not { ValueKind: JsonValueKind.Array } messages
            || messages.GetArrayLength() is 0 or > MaxMessages
        )
        {
            throw ApiException.Bad($"messages takes an array of 1 to {MaxMessages} messages.", "messages");
        }

        return string.Join(
            "\n\n",
            messages.EnumerateArray().Select((message, i) => Message(message, i, fields.Warnings)).Where(text => text.Length > 0)
        );
    }

    private static string Message(JsonElement message, int index, RequestWarnings warnings)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw ApiException.Bad("messages takes objects.", "messages");
        var path = $"messages[{index}].";
        var fields = new Fields(message, warnings, path);
        if (fields.Find("role")?.Text(MaxNameLength) is not ("system" or "developer" or "user" or "assistant" or "tool" or "function"))
            throw ApiException.Bad($"{path}role takes system, developer, user, assistant or tool.", "messages");
        var name = fields.Find("name")?.Text(MaxNameLength);
        var content = fields.Find("content") switch
        {
            null => "",
            { Value.ValueKind: JsonValueKind.Array } parts => string.Concat(
                parts.Value.EnumerateArray().Select((part, i) => Part(part, warnings, $"{path}content[{i}]"))
            ),
            var text => text.Text(int.MaxValue),
        };
        fields.IgnoreOthers(
            "id",
            "refusal",
            "annotations",
            "audio",
            "tool_calls",
            "tool_call_id",
            "function_call",
            "reasoning",
            "reasoning_content"
        );
        return (name is null ? content : $"{name}: {content}").Trim();
    }

    private static string Part(JsonElement part, RequestWarnings warnings, string path)
    {
        if (part.ValueKind != JsonValueKind.Object)
            throw ApiException.Bad($"{path} is not an object.", "messages");
        var fields = new Fields(part, warnings, $"{path}.");
        if (fields.Find("type")?.Text(MaxNameLength) is not "text")
            throw ApiException.Bad($"{path}.type takes \"text\" only.", "messages");
        var text = fields.Find("text")?.Text(int.MaxValue) ?? "";
        fields.IgnoreOthers("id", "annotations", "cache_control");
        return text;
    }
}
