using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tunewright.Grpc;

/// <summary>
/// Serves one storage over gRPC, so that workers on many machines share a journal, or a database that only the server can reach: in C#
/// with <see cref="GrpcStorage"/>, in Python with Optuna's <c>GrpcStorageProxy</c>.
/// </summary>
public sealed class StorageServer : IAsyncDisposable
{
    /// <summary>A trial that is added has up to a megabyte in each attribute.</summary>
    private const int MaxRequest = 64 << 20;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;

    private StorageServer(WebApplication app) => _app = app;

    /// <summary>Where clients on this machine reach it, such as <c>grpc://127.0.0.1:13000</c>.</summary>
    public string Address
    {
        get
        {
            var listening = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var isEvery =
                IPAddress.TryParse(listening.Host.Trim('[', ']'), out var address)
                && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
            return $"grpc://{(isEvery ? "127.0.0.1" : listening.Host)}:{listening.Port}";
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="storage">
    /// The storage. It stays the caller's to dispose of, after the server. Open a database with
    /// <c>DatabaseOptions.StaleTrials = null</c>: heartbeats would be the server's, not those of its clients.
    /// </param>
    /// <param name="options">Where to listen; <see langword="null"/>: the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="IOException">The server cannot listen on the address.</exception>
    public static async Task<StorageServer> StartAsync(
        IStudyStorage storage,
        StorageServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        options.Check();
        var app = Build(storage, options);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new IOException(
                $"Cannot listen on {options.Host}:{options.Port}. {exception.Message.TrimEnd('.')}. Give another host or port.",
                exception
            );
        }
        return new(app);
    }

    /// <summary>Ends the calls that are under way, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(IStudyStorage storage, StorageServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(options.Address, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MaxRequest;
            });
        builder
            .Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout)
            .AddRoutingCore()
            .AddLogging()
            .AddSingleton<IHostLifetime, CallersLifetime>()
            .AddSingleton(new StudyFeeds(storage, options.Time))
            .AddSingleton(options.Time)
            .AddSingleton<OptunaService>()
            .AddSingleton<StudyService>()
            .AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = MaxRequest;
                grpc.Interceptors.Add<ErrorInterceptor>();
            });
        var app = builder.Build();
        app.MapGrpcService<OptunaService>();
        app.MapGrpcService<StudyService>();
        return app;
    }

    // Signals are the program's, not the library's.
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
