using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Showrunner.Tests;

public sealed partial class CorpusDownloadTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"jerry: line {i}\n"))
    );

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("download");
    private readonly HttpClient _client = new();

    private string File => Path.Join(_folder.FullName, "show.txt");

    private string Part => File + ".part";

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task SavesTheFileAndReportsProgress()
    {
        var reported = new List<long>();
        using var server = new Server(Whole);

        await Download(server).SaveAsync(File, _client, new Reports(reported), TestContext.Current.CancellationToken);

        Assert.Equal(Content, Read(File));
        Assert.False(System.IO.File.Exists(Part));
        Assert.Equal(reported.Order(), reported);
        Assert.Equal(Content.Length, reported[^1]);
    }

    [Fact]
    public async Task GoesOnWhereItStopped()
    {
        using var server = new Server(from => from == 0 ? Cut(Whole(from), 100_000) : Rest(from));

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));
        var arrived = new FileInfo(Part).Length;
        await Save(server);

        Assert.Contains("it continues where it stopped", error.Message);
        Assert.InRange(arrived, 1, 100_000);
        Assert.Equal(["", $"bytes={arrived}-"], server.Ranges);
        Assert.Equal(Content, Read(File));
    }

    [Fact]
    public async Task StartsAgainWhereTheServerIgnoresRanges()
    {
        System.IO.File.WriteAllText(Part, "half of it");
        using var server = new Server(_ => Whole(0));

        await Save(server);

        Assert.Equal(["bytes=10-"], server.Ranges);
        Assert.Equal(Content, Read(File));
    }

    [Fact]
    public async Task FinishesAPartThatHasArrivedWhole()
    {
        System.IO.File.WriteAllBytes(Part, Content);
        using var server = new Server(_ => throw new InvalidOperationException("nothing to ask for"));

        await Save(server);

        Assert.Equal(Content, Read(File));
        Assert.Empty(server.Ranges);
    }

    [Fact]
    public async Task ThrowsAwayAnotherFile()
    {
        var other = (byte[])Content.Clone();
        other[^2]++;
        using var server = new Server(_ => Answer("200 OK", other));

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));

        Assert.Contains("SHA-256", error.Message);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task ThrowsAwayALongerFile()
    {
        using var server = new Server(_ => Answer("200 OK", [.. Content, .. Content]));

        await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task SaysWhatTheServerAnswered()
    {
        using var server = new Server(_ => Answer("404 Not Found", "gone"u8.ToArray()));

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));

        Assert.Contains("answered 404 Not Found", error.Message);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task SaysThatThereIsNoNetwork()
    {
        var server = new Server(Whole);
        server.Dispose();

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));

        Assert.Contains("Check the network", error.Message);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task KeepsWhatArrivedWhenStopped()
    {
        using var stop = new CancellationTokenSource();
        using var server = new Server(Whole);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Download(server).SaveAsync(File, _client, new Reports([], stop.Cancel), stop.Token)
        );

        Assert.InRange(new FileInfo(Part).Length, 1, Content.Length - 1);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task LeavesTheRightFileAlone()
    {
        System.IO.File.WriteAllBytes(File, Content);
        using var server = new Server(Whole);

        await Save(server);

        Assert.Empty(server.Ranges);
    }

    [Fact]
    public async Task DoesNotOverwriteTheUsersOwnFile()
    {
        System.IO.File.WriteAllText(File, "my own show");
        using var server = new Server(Whole);

        var error = await Assert.ThrowsAsync<ShowrunnerException>(() => Save(server));

        Assert.Contains("show.txt exists", error.Message);
        Assert.Equal("my own show", System.IO.File.ReadAllText(File));
    }

    private static CorpusDownload Download(Server server) =>
        new("test", server.Address, Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private Task Save(Server server) => Download(server).SaveAsync(File, _client, cancellationToken: TestContext.Current.CancellationToken);

    private static byte[] Read(string path) => System.IO.File.ReadAllBytes(path);

    private static byte[] Whole(int _) => Answer("200 OK", Content);

    private static byte[] Rest(int from) =>
        Answer("206 Partial Content", Content[from..], $"Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}\r\n");

    private static byte[] Cut(byte[] answer, int length) => answer[..length];

    private static byte[] Answer(string status, byte[] body, string headers = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{headers}Connection: close\r\n\r\n"), .. body];

    private sealed class Reports(List<long> reported, Action? then = null) : IProgress<long>
    {
        public void Report(long value)
        {
            reported.Add(value);
            then?.Invoke();
        }
    }

    /// <summary>Answers each connection's one request with the bytes made for the first byte asked for, and hangs up.</summary>
    private sealed partial class Server : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<int, byte[]> _answer;

        public Server(Func<int, byte[]> answer)
        {
            _answer = answer;
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/show.txt");
            _ = ServeAsync();
        }

        public Uri Address { get; }

        public List<string> Ranges { get; } = [];

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            while (true)
            {
                try
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    var stream = connection.GetStream();
                    var request = "";
                    var buffer = new byte[4096];
                    while (!request.Contains("\r\n\r\n"))
                        request += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
                    var range = RangeHeader().Match(request);
                    Ranges.Add(range.Groups["all"].Value);
                    await stream.WriteAsync(_answer(range.Success ? int.Parse(range.Groups["from"].Value) : 0));
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    return;
                }
                catch (IOException)
                {
                    // The client hung up first, which is what the test of stopping is about.
                }
            }
        }

        [GeneratedRegex(@"Range: (?<all>bytes=(?<from>\d+)-)")]
        private static partial Regex RangeHeader();
    }
}
