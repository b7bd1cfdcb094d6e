namespace Showrunner;

/// <summary>The samplers that options turn on, in order.</summary>
internal static class SamplerChain
{
    public static ISampler[] Create(WritingOptions options, ScriptModel model, SplitMix64 random)
    {
        var needs = new SamplerNeeds(options, model, random);
        var on = WritingControls.All.Where(control => control.IsOn(options)).ToArray();
        var excluded = on.SelectMany(control => control.ExcludedRoles).ToArray();
        var stages = on.Where(control => !excluded.Contains(control.Role))
            .Select(control => control.Stage)
            .OfType<SamplerStage>()
            .ToHashSet();
        return
        [
            .. stages.Where(stage => stage.Name is null).OrderBy(stage => stage.Position).SelectMany(stage => stage.Create(needs)),
            .. (options.Order ?? SamplerOrder.Default)
                .SelectMany(name => stages.Where(stage => stage.Name == name))
                .SelectMany(stage => stage.Create(needs)),
        ];
    }
}
