using Microsoft.AspNetCore.Builder;

namespace Tunewright.Dashboard;

/// <summary>
/// A small web server that shows the studies of any number of storages, live, also those that other processes and Python write. To show
/// them in an ASP.NET Core application of your own, see <see cref="DashboardRoutes.MapDashboard"/>.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Sessions _sessions;
    private readonly DashboardOptions _options;

    private DashboardServer(WebApplication app, Sessions sessions, DashboardOptions options) =>
        (_app, _sessions, _options) = (app, sessions, options);

    /// <summary>Where it listens, as a browser on this machine reaches it.</summary>
    public Uri Address => PageServer.AddressOf(_app, _options);

    /// <summary>The address to print: whoever opens it is signed in. Its token is another one each time a server starts.</summary>
    public Uri SignInAddress => new(Address, $"?token={_sessions.Token}");

    /// <summary>Starts a server.</summary>
    /// <param name="storages">The storages whose studies it shows. They stay the caller's to dispose of, after the server.</param>
    /// <param name="options">Where to listen, and who can use the server; <see langword="null"/>: the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="IOException">The server cannot listen on the address.</exception>
    public static async Task<DashboardServer> StartAsync(
        IEnumerable<IStudyStorage> storages,
        DashboardOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        options.Check();
        var sessions = new Sessions(options.Password, options.Time);
        var app = PageServer.Build(options);
        app.Use(ApiErrors.Answer);
        app.Use(new AccessMiddleware(sessions, options.IsLoopback, "Tunewright", "/api", "/assets").InvokeAsync);
        app.UseRouting();
        app.MapDashboard(storages, options.Time, options.Artifacts);
        await PageServer.Start(app, options, cancellationToken).ConfigureAwait(false);
        return new(app, sessions, options);
    }

    /// <summary>Ends all answers and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
