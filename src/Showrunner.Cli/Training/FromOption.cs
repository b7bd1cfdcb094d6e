using System.CommandLine;
using System.Globalization;
using Showrunner.Base;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>--from</c>: the model that training goes on from.</summary>
internal static class FromOption
{
    /// <summary>What stands for no model.</summary>
    public const string Nothing = "none";

    public static Option<string?> Create(string byDefault) =>
        new("--from")
        {
            Description =
                $"Go on from this model, from {EnglishBase.Name}, which comes with Showrunner, or from nothing ({Nothing}): words that "
                + $"both know keep their vectors, and the sizes are the model's (default: {byDefault})",
            HelpName = $"file|{EnglishBase.Name}|{Nothing}",
        };

    /// <summary>The model of a name that was given, or null.</summary>
    /// <exception cref="ShowrunnerException">The file is no checkpoint.</exception>
    public static BaseModel? Load(string? name) =>
        name switch
        {
            null or Nothing => null,
            EnglishBase.Name => EnglishBase.Load(),
            _ => BaseModel.Load(name),
        };

    /// <summary>The model that was named, with a notice of how much of a text it knows; or else the one that helps the text.</summary>
    /// <exception cref="ShowrunnerException"><inheritdoc cref="Load"/></exception>
    public static BaseModel? Read(ParseResult parsed, Option<string?> option, Corpus text, Func<BaseModel?> byDefault)
    {
        var name = parsed.GetValue(option);
        if ((name is null ? byDefault() : Load(name)) is not { } model)
            return null;
        Tell(name, model, text);
        return model;
    }

    /// <summary>Says how much of a text a model knows; whose name is null where it was not given.</summary>
    public static void Tell(string? name, BaseModel model, Corpus text)
    {
        var known = string.Create(CultureInfo.InvariantCulture, $"knows {100 * model.KnownShare(text):F0} % of the text's words.");
        Screen.Notice(
            name is null
                ? $"begins with {model.Name}, a model that comes with Showrunner and {known} --from {Nothing} begins with nothing."
                : $"{name} {known}"
        );
    }
}
