using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Showrunner.Serving;

/// <summary>
/// Serves models by OpenAI's convention. The texts of all clients share the steps of a model. To serve models in an ASP.NET Core
/// application of your own, see <see cref="ApiRoutes.MapShowrunner"/>.
/// </summary>
public sealed class ScriptServer : IAsyncDisposable
{
    // How long clients have to read the last of what was written.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly ModelCatalog _models;

    private ScriptServer(WebApplication app, ModelCatalog models) => (_app, _models) = (app, models);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts a server.</summary>
    /// <param name="models">The models. Disposing of the server disposes of the catalog.</param>
    /// <param name="options">Where to listen, and who can use the server.</param>
    /// <param name="logger">Logs failures that are the server's own, and what of requests has no effect.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ShowrunnerException">An option is outside its range, or the server cannot listen on the address.</exception>
    public static async Task<ScriptServer> StartAsync(
        ModelCatalog models,
        ServerOptions? options = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new ServerOptions();
        options.Validate();
        var app = Build(options);

        app.Use(new ErrorMiddleware(models.Metrics, logger).InvokeAsync);
        app.UseRouting();
        if (options.Origins.Count > 0)
            app.UseCors(policy => policy.WithOrigins([.. options.Origins]).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders("Warning"));
        app.Use(new AccessMiddleware(options.ApiKey, options.IsLoopback).InvokeAsync);

        app.MapCompletions(models);
        app.MapChat(models);
        app.MapModels(models);
        app.MapHealth(models);
        app.MapMetrics(models);

        await StartAsync(app, options, cancellationToken).ConfigureAwait(false);
        return new(app, models);
    }

    /// <summary>Refuses requests, gives texts in progress <see cref="ServingLimits.ShutdownTimeout"/> to finish, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _models.DisposeAsync().ConfigureAwait(false);
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(options.Address, options.Port);
                kestrel.AddServerHeader = false;
            });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTimeout);
        builder.Services.AddRoutingCore().AddCors().AddSingleton<IHostLifetime, CallersLifetime>();
        return builder.Build();
    }

    private static async Task StartAsync(WebApplication app, ServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new ShowrunnerException(
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
