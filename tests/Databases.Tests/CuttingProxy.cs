using System.Net;
using System.Net.Sockets;

namespace Databases.Tests;

/// <summary>
/// Stands between a client and a server, and on demand swallows an answer and cuts the connection, so that what was asked is done but
/// nobody hears of it.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private volatile bool isClosed;
    private int toCut;
    private int cuts;

    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Cuts => cuts;

    /// <summary>Cuts the connection instead of the next answer, or a later one.</summary>
    public void Cut(int answer = 1) => Volatile.Write(ref toCut, answer);

    /// <summary>Cuts all connections from now on.</summary>
    public void Close()
    {
        isClosed = true;
        Cut();
    }

    public void Dispose()
    {
        isClosed = true;
        listener.Dispose();
    }

    private async Task Accept()
    {
        while (!isClosed)
        {
            var client = await listener.AcceptTcpClientAsync();
            if (isClosed)
                client.Dispose();
            else
                _ = Serve(client);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            _ = client.GetStream().CopyToAsync(server.GetStream());
            var buffer = new byte[65536];
            while (await server.GetStream().ReadAsync(buffer) is > 0 and var length)
            {
                if (isClosed || Interlocked.Decrement(ref toCut) == 0)
                {
                    // The server has answered: give it the time to commit what is still on its way.
                    await Task.Delay(200);
                    Interlocked.Increment(ref cuts);
                    return;
                }
                await client.GetStream().WriteAsync(buffer.AsMemory(0, length));
            }
        }
    }
}
