using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tunewright.Dashboard;

/// <summary>
/// A small web server that shows the studies of any number of storages, live, also those that other processes and Python write. To show
/// them in an ASP.NET Core application of your own, see <see cref="DashboardRoutes.MapDashboard"/>.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1); // event streams never end by themselves

    private readonly WebApplication _app;
    private readonly Sessions _sessions;
    private readonly DashboardOptions _options;

    private DashboardServer(WebApplication app, Sessions sessions, DashboardOptions options) =>
        (_app, _sessions, _options) = (app, sessions, options);

    /// <summary>Where it listens, as a browser on this machine reaches it.</summary>
    public Uri Address
    {
        get
        {
            var listening = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var isEvery = _options.Address.Equals(IPAddress.Any) || _options.Address.Equals(IPAddress.IPv6Any);
            return isEvery ? new UriBuilder(listening) { Host = "127.0.0.1" }.Uri : listening;
        }
    }

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
        var app = Build(options);
        app.Use(ApiErrors.Answer);
        app.Use(new AccessMiddleware(sessions, options.IsLoopback).InvokeAsync);
        app.UseRouting();
        app.MapDashboard(storages, options.Time);
        await Start(app, options, cancellationToken).ConfigureAwait(false);
        return new(app, sessions, options);
    }

    /// <summary>Ends all answers and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(DashboardOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(options.Address, options.Port);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = JsonBody.MaxSize;
            });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, CallersLifetime>();
        return builder.Build();
    }

    private static async Task Start(WebApplication app, DashboardOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new IOException(
                $"Cannot listen on {options.Host}:{options.Port}. "
                    + (
                        exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
                            ? "This machine has no such address. Give another host."
                            : $"{exception.Message.TrimEnd('.')}. Give another port."
                    ),
                exception
            );
        }
    }

    // Signals are the program's, not the library's.
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
