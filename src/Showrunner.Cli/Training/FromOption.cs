using System.CommandLine;
using System.Globalization;
using Showrunner.Training;

namespace Showrunner.Cli;

/// <summary><c>--from</c>: the model that training goes on from.</summary>
internal static class FromOption
{
    public static Option<string?> Create() =>
        new("--from")
        {
            Description =
                "Go on from this model instead of from nothing: words that both know keep their vectors, and the sizes are the model's",
            HelpName = "file",
        };

    /// <summary>The model, if one was named, with a notice of how much of a text it knows.</summary>
    /// <exception cref="ShowrunnerException">The file is no checkpoint.</exception>
    public static BaseModel? Read(ParseResult parsed, Option<string?> option, Corpus text)
    {
        if (parsed.GetValue(option) is not { } path)
            return null;
        var model = BaseModel.Load(path);
        Screen.Notice(
            string.Create(CultureInfo.InvariantCulture, $"{path} knows {100 * model.KnownShare(text):F0} % of the text's words.")
        );
        return model;
    }
}
