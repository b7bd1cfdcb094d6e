using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Showrunner.Serving;
using Tunewright;
using Tunewright.Dashboard;
using AccessMiddleware = Tunewright.Dashboard.AccessMiddleware;
using ApiException = Tunewright.Dashboard.ApiException;

namespace Showrunner.Studio;

/// <summary>
/// A small web server, for this machine's user alone, in whose pages a show is brought, trained, tuned and written; the same process serves
/// its models by OpenAI's convention below <c>/v1</c>, and its searches below <c>/studies</c>.
/// </summary>
public sealed class StudioServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Sessions _sessions;
    private readonly DashboardOptions _listening;
    private readonly Workplace _studio;
    private readonly JournalStorage _searches;

    private StudioServer(WebApplication app, Sessions sessions, DashboardOptions listening, Workplace studio, JournalStorage searches) =>
        (_app, _sessions, _listening, _studio, _searches) = (app, sessions, listening, studio, searches);

    /// <summary>Where it listens.</summary>
    public Uri Address => PageServer.AddressOf(_app, _listening);

    /// <summary>The address to print: whoever opens it is signed in. Its token is another one each time a server starts.</summary>
    public Uri SignInAddress => new(Address, $"?token={Token}");

    /// <summary>What programs send: <c>Authorization: Bearer TOKEN</c>.</summary>
    public string Token => _sessions.Token;

    internal Workplace Workplace => _studio;

    /// <summary>Starts a server.</summary>
    /// <param name="options">Where it works and listens.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ShowrunnerException">
    /// Another studio works in the folder, it cannot be written to, or the port is taken.
    /// </exception>
    public static async Task<StudioServer> StartAsync(StudioOptions options, CancellationToken cancellationToken = default)
    {
        var listening = new DashboardOptions { Port = options.Port, Time = options.Time };
        var searches = new JournalStorage(Path.Join(options.Folder, "studies.log"));
        var studio = new Workplace(options, searches);
        try
        {
            listening.Check();
            var sessions = new Sessions(null, options.Time);
            var app = PageServer.Build(listening);
            app.Use(ApiErrors.Answer);
            app.Use(new AccessMiddleware(sessions, true, "Showrunner", "/api", "/assets", "/v1", "/openapi.json").InvokeAsync);
            app.UseRouting();
            Map(app, studio, [searches, .. options.Storages], options.Time);
            await PageServer.Start(app, listening, cancellationToken).ConfigureAwait(false);
            return new(app, sessions, listening, studio, searches);
        }
        catch (Exception exception)
        {
            await studio.DisposeAsync().ConfigureAwait(false);
            searches.Dispose();
            if (exception is IOException or ArgumentException)
                throw new ShowrunnerException(exception.Message, exception);
            throw;
        }
    }

    /// <summary>Pauses what is trained, ends all answers and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync().ConfigureAwait(false);
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _searches.Dispose();
    }

    private static void Map(WebApplication app, Workplace studio, IReadOnlyList<IStudyStorage> searches, TimeProvider time)
    {
        var version = typeof(StudioServer).Assembly.GetName().Version!.ToString(3);
        var api = new Api(app);
        api.MapStudio(studio, version);
        api.MapShows(studio);
        api.MapScripts(studio);
        api.MapTraining(studio);
        api.MapModels(studio);
        api.MapTuning(studio);
        api.MapScenes(studio);
        api.MapWriting(studio);
        api.MapJudging(studio);
        api.MapEvents(studio);
        var document = new Lazy<byte[]>(() => OpenApi.Of(api.Endpoints, version));
        app.MapGet("/openapi.json", http => BytesAnswer.Send(http, document.Value, "application/json; charset=utf-8"));
        foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
            app.MapMethods("/api/{**rest}", [method], _ => throw ApiException.NotFound("The API has no such address; see /openapi.json."));
        MapClients(app, studio);
        app.MapGroup("/studies").MapDashboard(searches, time);
        app.MapPages(typeof(StudioServer).Assembly, "api/shows");
    }

    // Other programs of the writer use the models too; foreign pages do not.
    private static void MapClients(WebApplication app, Workplace studio) =>
        app.MapShowrunner(studio.Catalog)
            .Add(endpoint =>
            {
                if (endpoint.RequestDelegate is not { } handle)
                    return;
                endpoint.RequestDelegate = async http =>
                {
                    SameOrigin.Check(http.Request);
                    await studio.Models.Refresh();
                    await handle(http);
                };
            });
}
