using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tunewright;
using Tunewright.Databases;

namespace Plots.Tests;

/// <summary>Studies that Python has made in a SQLite file and a journal, with what Optuna's own plots show of them.</summary>
public sealed class PlottedStudies : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IStudyStorage> _storages = [];
    private JsonElement _answer;

    /// <summary>Each study with Optuna's numbers, by the name of the plot.</summary>
    internal IEnumerable<(Study Study, JsonElement Shown)> All =>
        _answer.GetProperty("studies").EnumerateObject().Select(shown => (Load(shown.Name), shown.Value));

    /// <summary>Several studies, and Optuna's distributions of them together.</summary>
    internal (Study[] Studies, JsonElement Edf) Together =>
        ([.. _answer.GetProperty("names").EnumerateArray().Select(name => Load(name.GetString()!))], _answer.GetProperty("edf"));

    public async ValueTask InitializeAsync()
    {
        Python.Require("optuna", "plotly");
        var printed = await Python.PrintedAsync("plots.py", _folder.Path);
        // Python writes NaN and Infinity as bare words.
        _answer = JsonElement.Parse(Regex.Replace(printed, @"(?<=[\[ ])(NaN|-?Infinity)(?=[,\]])", "\"$1\""));
        _storages.Add(StudyStorage.Open($"sqlite:///{_folder.Path}/plots.db"));
        _storages.Add(StudyStorage.Open($"journal:///{_folder.Path}/plots.log"));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var storage in _storages)
            (storage as IDisposable)?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Study Load(string name) =>
        Study.Load(new() { Name = name, Storage = _storages.First(storage => storage.FindStudy(name) is not null) });

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
