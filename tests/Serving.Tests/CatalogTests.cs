using System.Net;
using System.Text.Json;
using Showrunner;
using Showrunner.Serving;

namespace Serving.Tests;

/// <summary>A server with several models.</summary>
public sealed class CatalogTests : IAsyncLifetime
{
    private static readonly WritingOptions Options = new()
    {
        Seed = 7,
        Words = 60,
        Exact = true,
        Temperature = 1.5,
    };

    private Served _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync();
        _served.Models.Add("harbour", Some.OtherModel);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task ListsAllModels()
    {
        var list = JsonElement.Parse(await _served.Client.GetStringAsync(new Uri("v1/models", UriKind.Relative), Served.Token));

        var models = list.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["ferry", "harbour"], models.Select(model => model.GetProperty("id").GetString()));
        Assert.Equal(["ferry", "harbour"], _served.Models.Names);
        Assert.Equal(
            models[1].GetRawText(),
            await _served.Client.GetStringAsync(new Uri("v1/models/harbour", UriKind.Relative), Served.Token)
        );
    }

    [Fact]
    public async Task RequestsChooseByNameAndBothModelsWriteAtOnce()
    {
        var expected = new Dictionary<string, string>
        {
            ["ferry"] = Written(Served.Writer),
            ["harbour"] = Written(new ScriptWriter(Some.OtherModel)),
        };
        var names = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "ferry" : "harbour").ToArray();

        var texts = await Task.WhenAll(names.Select(name => _served.WriteAsync(Body(name))));

        Assert.NotEqual(expected["ferry"], expected["harbour"]);
        Assert.Equal(names.Select(name => expected[name]), texts);
        Assert.Equal(1_200, await _served.MetricAsync("words_total"));
    }

    [Fact]
    public async Task UnknownModelIsToldWhichThereAre()
    {
        var error = await ErrorAsync("""{"model":"gpt-9"}""", HttpStatusCode.NotFound);

        Assert.Equal("There is no model \"gpt-9\" here, only \"ferry\", \"harbour\".", error.GetProperty("message").GetString());
        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task RequestThatNamesNoModelIsToldWhichThereAre()
    {
        var error = await ErrorAsync("{}", HttpStatusCode.BadRequest);

        Assert.Equal("model", error.GetProperty("param").GetString());
        Assert.Contains("\"ferry\", \"harbour\"", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task ModelsComeAndGoWhileTheServerRuns()
    {
        Assert.True(await _served.Models.RemoveAsync("ferry"));
        Assert.False(await _served.Models.RemoveAsync("ferry"));

        await ErrorAsync("""{"model":"ferry"}""", HttpStatusCode.NotFound);
        Assert.Equal(Written(new ScriptWriter(Some.OtherModel)), await _served.WriteAsync(Body("harbour")));

        _served.Models.Add("ferry", Some.Model);
        Assert.Equal(Written(Served.Writer), await _served.WriteAsync(Body("ferry")));
    }

    [Fact]
    public void NamesAreUniqueAndNotEmpty()
    {
        Assert.Contains("ferry", Assert.Throws<ShowrunnerException>(() => _served.Models.Add("ferry", Some.Model)).Message);
        Assert.Throws<ShowrunnerException>(() => _served.Models.Add(" ", Some.Model));
    }

    [Fact]
    public async Task NothingIsAddedToAClosedCatalog()
    {
        var models = new ModelCatalog();
        await models.DisposeAsync();
        await models.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => models.Add("ferry", Some.Model));
    }

    private static string Written(ScriptWriter writer) =>
        string.Concat(writer.WriteWords("jerry:", Options, Served.Token).Where(word => !word.IsPrime).Select(word => word.Text));

    private static string Body(string model) => $$"""{"model":"{{model}}","prompt":"jerry:","seed":7,"max_tokens":60,"temperature":1.5}""";

    private async Task<JsonElement> ErrorAsync(string body, HttpStatusCode status) =>
        (await _served.AnswerAsync("v1/completions", body, status)).GetProperty("error");
}
