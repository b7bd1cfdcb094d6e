using System.Collections.Immutable;
using static Showrunner.ApiDialects;
using static Showrunner.ControlRole;

namespace Showrunner;

/// <summary>How the next word is drawn.</summary>
internal static class DrawControls
{
    public static ImmutableArray<WritingControl> All { get; } =
    [
        new NumberControl<double>("temperature", 0, 10, o => o.Temperature, (o, value) => o with { Temperature = value })
        {
            Help = "How surprising the words are: 0 always takes the likeliest, 1 draws as the model learnt",
            Role = Draw,
            ApiNames = [new("temperature", OpenAI | Vllm | LlamaCpp | HuggingFace)],
            Stage = new(140, "temperature", its => [new Temperature(its.Options.TemperatureRange, its.Options.TemperatureExponent)]),
        },
        new NumberControl<double>("temperature-range", 0, 10, o => o.TemperatureRange, (o, value) => o with { TemperatureRange = value })
        {
            Help = "How far the temperature rises where the model is unsure, and falls where it is sure",
            Role = Draw,
            Label = "temperature's range",
            Off = 0,
            ApiNames = [new("dynatemp_range", LlamaCpp)],
        },
        new NumberControl<double>(
            "temperature-exponent",
            0.01,
            10,
            o => o.TemperatureExponent,
            (o, value) => o with { TemperatureExponent = value }
        )
        {
            Help = "The power of the model's uncertainty that moves the temperature",
            Role = Draw,
            Label = "temperature's exponent",
            Needs = ["temperature-range"],
            ApiNames = [new("dynatemp_exponent", LlamaCpp)],
        },
        new NumberControl<int>("top-k", 0, 1_000_000, o => o.TopK, (o, value) => o with { TopK = value })
        {
            Help = "Draw among this many of the likeliest words; 0: among all",
            Role = Cut,
            Unit = "words",
            Off = 0,
            OffInApis = -1,
            ApiNames = [new("top_k", Vllm | LlamaCpp | HuggingFace)],
            Stage = new(70, "top-k", its => [new TopK(its.Options.TopK)]),
        },
        new NumberControl<double>("top-p", 0.000001, 1, o => o.TopP, (o, value) => o with { TopP = value })
        {
            Help = "Draw among the likeliest words that have this probability together; 1: among all",
            Role = Cut,
            Off = 1,
            ApiNames = [new("top_p", OpenAI | Vllm | LlamaCpp | HuggingFace)],
            Stage = new(110, "top-p", its => [new TopP(its.Options.TopP)]),
        },
        new NumberControl<double>("min-p", 0, 1, o => o.MinP, (o, value) => o with { MinP = value })
        {
            Help = "Draw among words at least this fraction as likely as the likeliest; 0: among all",
            Role = Cut,
            Off = 0,
            ApiNames = [new("min_p", Vllm | LlamaCpp | HuggingFace)],
            Stage = new(120, "min-p", its => [new MinP(its.Options.MinP)]),
        },
        new NumberControl<double>("top-n-sigma", 0, 100, o => o.TopNSigma, (o, value) => o with { TopNSigma = value })
        {
            Help = "Draw among words whose score (logit) is within this many standard deviations of the highest",
            Role = Cut,
            Unit = "standard deviations",
            OffInApis = -1,
            ApiNames = [new("top_n_sigma", LlamaCpp)],
            Stage = new(60, "top-n-sigma", its => [new TopNSigma(its.Options.TopNSigma!.Value)]),
        },
        new NumberControl<double>("typical", 0.000001, 1, o => o.Typical, (o, value) => o with { Typical = value })
        {
            Help = "Draw among the words of the most typical surprise that have this probability together; 1: among all",
            Role = Cut,
            Off = 1,
            ApiNames = [new("typical_p", LlamaCpp | HuggingFace)],
            Stage = new(80, "typical", its => [new Typical(its.Options.Typical)]),
        },
        new NumberControl<double>("epsilon", 0, 1, o => o.Epsilon, (o, value) => o with { Epsilon = value })
        {
            Help = "Never draw words less likely than this",
            Role = Cut,
            Off = 0,
            ApiNames = [new("epsilon_cutoff", HuggingFace | TextGenerationWebUI)],
            Stage = new(90, "epsilon", its => [new Epsilon(its.Options.Epsilon)]),
        },
        new NumberControl<double>("eta", 0, 1, o => o.Eta, (o, value) => o with { Eta = value })
        {
            Help = "Like epsilon, with a lower limit where the model is unsure",
            Role = Cut,
            Off = 0,
            ApiNames = [new("eta_cutoff", HuggingFace | TextGenerationWebUI)],
            Stage = new(100, "eta", its => [new Eta(its.Options.Eta)]),
        },
        new NumberControl<double>("mirostat", 0, 20, o => o.Mirostat, (o, value) => o with { Mirostat = value })
        {
            Help = "Hold the surprise of words near this many bits (version 2); top-k is off then",
            Role = Draw,
            Unit = "bits",
            ApiNames = [new("mirostat_tau", LlamaCpp)],
            Stage = new(150, "mirostat", its => [new Mirostat(its.Options.Mirostat!.Value, its.Options.MirostatRate)]),
            Exclusion = new("mirostat", "which chooses by itself how many words to draw among", Cut),
        },
        new NumberControl<double>("mirostat-rate", 0, 1, o => o.MirostatRate, (o, value) => o with { MirostatRate = value })
        {
            Help = "How fast mirostat corrects itself",
            Role = Draw,
            Label = "mirostat's rate",
            Needs = ["mirostat"],
            ApiNames = [new("mirostat_eta", LlamaCpp)],
        },
        new NumberControl<double>("xtc-probability", 0, 1, o => o.XtcProbability, (o, value) => o with { XtcProbability = value })
        {
            Help = "How often to leave out the likeliest words",
            Role = Draw,
            Label = "xtc",
            Off = 0,
            ApiNames = [new("xtc_probability", LlamaCpp | TextGenerationWebUI)],
            Stage = new(130, "xtc", its => [new Xtc(its.Options.XtcProbability, its.Options.XtcThreshold, its.Random)]),
        },
        new NumberControl<double>("xtc-threshold", 0, 1, o => o.XtcThreshold, (o, value) => o with { XtcThreshold = value })
        {
            Help = "Which words to leave out: all at least this likely, except the least likely of them",
            Role = Draw,
            Label = "xtc threshold",
            Needs = ["xtc-probability"],
            ApiNames = [new("xtc_threshold", LlamaCpp | TextGenerationWebUI)],
        },
    ];
}
