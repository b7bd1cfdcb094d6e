using System.Diagnostics;
using System.Text.Json;

namespace Showrunner.Serving;

/// <summary>
/// The controls of writing, by the names that <see cref="WritingControls"/> lists for them, and the few fields that mean more than one
/// control.
/// </summary>
internal static class WritingFields
{
    private const int MaxItems = 1_000;
    private const int MaxItemLength = 100;
    private const int MaxStops = 16;
    private const int MaxTextLength = 1_000;
    private const int UsualContrastiveK = 4;
    private const double UsualMirostat = 5; // llama.cpp's

    /// <param name="fields">The request's.</param>
    /// <param name="limits">How much clients can ask for.</param>
    /// <param name="usual">What holds where a field is not sent.</param>
    /// <param name="isPromptOnly">Whether nothing is to be written, so that the number of words does not count.</param>
    public static WritingOptions Read(Fields fields, ServingLimits limits, WritingOptions usual, bool isPromptOnly = false)
    {
        // max_tokens is an upper limit in OpenAI's API.
        var options = usual with
        {
            Words = Math.Min(usual.Words, limits.MaxWords),
            Exact = true,
        };
        var isContrastive = fields.Find("penalty_alpha")?.Real() is not (null or 0);
        foreach (var control in WritingControls.All)
        {
            if (isContrastive && control.Name == "top-k")
                continue; // top_k means another control
            if (isPromptOnly && control.Name == "words")
                continue;
            if (fields.Find([.. control.ApiNames.Select(name => name.Name)]) is { } field)
                options = Set(control, field, options, limits);
        }
        options = options with { ContrastiveK = isContrastive ? ContrastiveK(fields) : null, Mirostat = Mirostat(fields, options) };
        CheckOrder(options);
        return options;
    }

    /// <summary>Warns of what has no effect, except the fields that clients send as a matter of course.</summary>
    public static void IgnoreOthers(Fields fields)
    {
        CheckFormat(fields);
        CheckTools(fields);
        fields.IgnoreOthers(
            "user",
            "metadata",
            "store",
            "service_tier",
            "safety_identifier",
            "prompt_cache_key",
            "prompt_cache_retention",
            "tool_choice",
            "parallel_tool_calls",
            "reasoning_effort",
            "verbosity",
            "modalities",
            "num_ctx",
            "cache_prompt",
            "request_id",
            "id_slot"
        );
    }

    private static void CheckFormat(Fields fields)
    {
        if (fields.Find("response_format")?.Object() is not { } format)
            return;
        if (format.Find("type")?.Text(MaxItemLength) is { } type && type != "text")
            fields.Warnings.Add($"The response_format \"{type}\" is unknown: the model writes scripts only.", "response_format");
        else
            format.IgnoreOthers();
    }

    private static void CheckTools(Fields fields)
    {
        foreach (var name in (string[])["tools", "functions"])
        {
            if (fields.Find(name)?.Value is { } tools && !(tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() == 0))
                fields.Warnings.Add($"{name} are never called: the model writes scripts only.", name);
        }
    }

    private static WritingOptions Set(WritingControl control, Field field, WritingOptions options, ServingLimits limits) =>
        control switch
        {
            NumberControl<int> number => Set(number, field.Whole(Range(number, limits), value => Allows(number, value, limits)), options),
            NumberControl<double> number => Set(number, field.Real(), options),
            NumberControl<ulong> seed => field.Seed() is { } value ? seed.Set(options, value) : options,
            FlagControl flag => flag.Set(options, field.Flag()),
            TextControl { Choices.IsEmpty: false } choice => choice.Choices.Contains(field.Text(MaxItemLength))
                ? choice.Set(options, field.Text(MaxItemLength))
                : throw ApiException.Bad($"{control.Name} takes one of {choice.Range}.", control.Name),
            TextControl text => text.Set(options, field.Text(MaxTextLength)),
            ListControl { Name: "stop" } stop => stop.Set(options, field.Texts(MaxStops, MaxTextLength)),
            ListControl { Name: "order" } order => order.Set(options, [.. field.Texts(MaxItems, MaxItemLength).Select(SamplerName)]),
            ListControl list => list.Set(options, field.Texts(MaxItems, MaxItemLength)),
            NumbersControl numbers => numbers.Set(options, field.Numbers(MaxItems, MaxItemLength)),
            _ => throw new UnreachableException(),
        };

    // A number that turns the control off in other APIs becomes the one that does so here; where there is none, nothing is set.
    private static WritingOptions Set<T>(NumberControl<T> control, T value, WritingOptions options)
        where T : struct, System.Numerics.INumber<T> =>
        value != control.OffInApis ? control.Set(options, value)
        : control.Off is { } off ? control.Set(options, off)
        : options;

    private static bool Allows(NumberControl<int> control, int value, ServingLimits limits) =>
        value == control.OffInApis || control.Allows(value) && value <= Max(control, limits);

    private static string Range(NumberControl<int> control, ServingLimits limits)
    {
        var range = Max(control, limits) is var max && max < control.Max ? $"{control.Min} to {max}" : control.Range;
        return control.OffInApis is { } off ? $"from {range}, or {off} for off" : $"from {range}";
    }

    private static int Max(NumberControl<int> control, ServingLimits limits) =>
        control.Name switch
        {
            "words" or "min-words" => Math.Min(control.Max, limits.MaxWords),
            "beams" => Math.Min(control.Max, limits.MaxConcurrent),
            _ => control.Max,
        };

    // As in Hugging Face's generate: with an alpha, top_k is how many words are compared.
    private static int ContrastiveK(Fields fields)
    {
        var control = (NumberControl<int>)WritingControls.Find("contrastive-k");
        return fields.Find("top_k")?.Whole(control.Min, control.Max) ?? UsualContrastiveK;
    }

    // As in llama.cpp: mirostat is the version, and mirostat_tau the surprise.
    private static double? Mirostat(Fields fields, WritingOptions options) =>
        fields.Find("mirostat")?.Whole(0, 2) switch
        {
            1 => throw ApiException.Bad("mirostat takes 0 (off) or 2; there is no version 1.", "mirostat"),
            2 => options.Mirostat ?? UsualMirostat,
            _ => null,
        };

    private static string SamplerName(string name) => name is "typ_p" or "typical_p" ? "typical" : name.Replace('_', '-');

    private static void CheckOrder(WritingOptions options)
    {
        if (SamplerOrder.LeftOut(options) is [var name, ..])
        {
            throw ApiException.Bad(
                $"samplers leaves out {name}, which would be off although the request sets it. Add it, or leave its parameters out.",
                "samplers"
            );
        }
    }
}
