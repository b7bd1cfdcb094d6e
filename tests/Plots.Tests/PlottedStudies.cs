using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tunewright;
using Tunewright.Databases;

namespace Plots.Tests;

/// <summary>Studies that Python has made in a SQLite file and a journal, with what Optuna's own plots show of them.</summary>
public sealed class PlottedStudies : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<JsonElement> _answer;
    private readonly Lazy<IStudyStorage[]> _storages;

    public PlottedStudies()
    {
        // At the first test, which is skipped where there is no Python.
        _answer = new(() => AskAsync().GetAwaiter().GetResult());
        _storages = new(() =>
            [StudyStorage.Open($"sqlite:///{_folder.File("plots.db")}"), StudyStorage.Open($"journal:///{_folder.File("plots.log")}")]
        );
    }

    /// <summary>Each study with Optuna's numbers, by the name of the plot.</summary>
    internal IEnumerable<(Study Study, JsonElement Shown)> All =>
        _answer.Value.GetProperty("studies").EnumerateObject().Select(shown => (Load(shown.Name), shown.Value));

    /// <summary>Several studies, and Optuna's distributions of them together.</summary>
    internal (Study[] Studies, JsonElement Edf) Together
    {
        get
        {
            var names = _answer.Value.GetProperty("names").EnumerateArray();
            return ([.. names.Select(name => Load(name.GetString()!))], _answer.Value.GetProperty("edf"));
        }
    }

    public void Dispose()
    {
        if (_storages.IsValueCreated)
        {
            foreach (var storage in _storages.Value)
                (storage as IDisposable)?.Dispose();
        }
        _folder.Dispose();
    }

    private async Task<JsonElement> AskAsync()
    {
        Python.Require("optuna", "plotly");
        var printed = await Python.PrintedAsync("plots.py", _folder.Path);
        // Python writes NaN and Infinity as bare words.
        return JsonElement.Parse(Regex.Replace(printed, @"(?<=[\[ ])(NaN|-?Infinity)(?=[,\]])", "\"$1\""));
    }

    private Study Load(string name) =>
        Study.Load(new() { Name = name, Storage = _storages.Value.First(storage => storage.FindStudy(name) is not null) });

    /// <summary>A number of Optuna's answer, NaN for null.</summary>
    internal static double Number(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => double.NaN,
            JsonValueKind.String => double.Parse(value.GetString()!.Replace("Infinity", "∞", StringComparison.Ordinal), Words),
            _ => value.GetDouble(),
        };

    private static NumberFormatInfo Words { get; } = new() { PositiveInfinitySymbol = "∞", NegativeInfinitySymbol = "-∞" };
}
