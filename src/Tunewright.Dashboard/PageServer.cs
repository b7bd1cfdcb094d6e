using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tunewright.Dashboard;

/// <summary>A web server without anything that pages of one machine do not need.</summary>
internal static class PageServer
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1); // event streams never end by themselves

    /// <summary>Where it listens, as a browser on this machine reaches it.</summary>
    public static Uri AddressOf(WebApplication app, DashboardOptions options)
    {
        var listening = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var isEvery = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        return isEvery ? new UriBuilder(listening) { Host = "127.0.0.1" }.Uri : listening;
    }

    public static WebApplication Build(DashboardOptions options)
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

    public static async Task Start(WebApplication app, DashboardOptions options, CancellationToken cancellationToken)
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
