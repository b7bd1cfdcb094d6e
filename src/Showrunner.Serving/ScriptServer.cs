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
/// Serves a model by OpenAI's convention: <c>/v1/completions</c>, <c>/v1/chat/completions</c>, <c>/v1/models</c>, <c>/health</c>, <c>/metrics</c>.
/// Texts of all clients share the steps of the model.
/// </summary>
public sealed class ScriptServer : IAsyncDisposable
{
    // How long clients may take to read the last of what was written.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly Scheduler _scheduler;
    private readonly TimeSpan _patience;

    private ScriptServer(WebApplication app, Scheduler scheduler, TimeSpan patience) =>
        (_app, _scheduler, _patience) = (app, scheduler, patience);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts a server.</summary>
    /// <param name="model">The model that writes.</param>
    /// <param name="name">The model's name for clients.</param>
    /// <param name="options">Where and for whom.</param>
    /// <param name="logger">Told of failures that are the server's own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ShowrunnerException">An option lies outside its range, or the address cannot be listened at.</exception>
    public static async Task<ScriptServer> StartAsync(
        ScriptModel model,
        string name,
        ServerOptions? options = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new ServerOptions();
        options.Validate();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(options.Address, options.Port);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        builder.Services.AddRoutingCore().AddCors().AddSingleton<IHostLifetime, CallersLifetime>();
        var app = builder.Build();

        var metrics = new Metrics();
        var scheduler = new Scheduler(new ScriptWriter(model), options.MaxConcurrent, options.MaxQueued, metrics);
        Pipeline.Build(app, new CompletionHandler(scheduler, name, options), scheduler, metrics, name, options, logger);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await scheduler.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
            await app.DisposeAsync().ConfigureAwait(false);
            throw new ShowrunnerException($"Cannot listen at {options.Host}:{options.Port}: {error.Message} Give another port.", error);
        }
        return new(app, scheduler, options.ShutdownTimeout);
    }

    /// <summary>Takes no more requests, lets texts that are being written be finished for a while, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.CloseAsync(_patience).ConfigureAwait(false);
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    // Signals are the program's, not the library's.
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
