namespace Tunewright.Grpc.Tests;

/// <summary>A server over a storage, on a free port, and its clients.</summary>
internal sealed class Served : IDisposable
{
    private readonly IStudyStorage _storage;
    private readonly StorageServer _server;
    private readonly List<GrpcStorage> _clients = [];

    public Served(IStudyStorage storage, int port = 0)
    {
        _storage = storage;
        _server = StorageServer.StartAsync(storage, new() { Port = port }).GetAwaiter().GetResult();
    }

    public string Address => _server.Address;

    public string Port => Address.Split(':')[^1];

    public GrpcStorage Open()
    {
        var client = new GrpcStorage(Address);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        _server.DisposeAsync().AsTask().Wait();
        _storage.Dispose();
    }
}
