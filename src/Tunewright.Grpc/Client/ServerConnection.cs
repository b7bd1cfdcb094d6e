using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using TunewrightProtocol;

namespace Tunewright.Grpc;

/// <summary>Calls to one server. A server that is away, as while it is restarted, is called again for a while.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const string Scheme = "grpc://";
    private static readonly TimeSpan MaxOpening = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    private readonly GrpcChannel _channel;
    private readonly StudyStorage.StudyStorageClient _client;
    private readonly TimeProvider _time;

    public ServerConnection(string address, TimeProvider time)
    {
        Address = address.TrimEnd('/');
        _time = time;
        var hasHost = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "grpc" && uri.Host.Length > 0;
        if (!hasHost || uri!.Port < 0 || uri.AbsolutePath is not ("" or "/") || uri.UserInfo.Length > 0 || uri.Query.Length > 0)
            throw new ArgumentException($"The address '{address}' is none of a storage server. Write {Scheme}host:port.", nameof(address));
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, KeepAlivePingDelay = TimeSpan.FromMinutes(1) };
        _channel = GrpcChannel.ForAddress(
            $"http://{uri.Authority}",
            new()
            {
                HttpHandler = handler,
                DisposeHttpClient = true,
                MaxReceiveMessageSize = null,
                MaxSendMessageSize = null,
            }
        );
        _client = new(_channel);
    }

    public string Address { get; }

    /// <summary>Asks the server what it serves. One that does not answer at the start is more often a wrong address.</summary>
    /// <exception cref="GrpcStorageException">No server answers there, or one of something else.</exception>
    public Description Describe() =>
        Call(client => client.Describe(new(), deadline: _time.GetUtcNow().UtcDateTime + MaxOpening), null, TimeSpan.Zero);

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="what">What is to be stored, for the message when it may not have been; <see langword="null"/> if it only reads.</param>
    /// <param name="retryFor">How long to go on calling a server that does not answer.</param>
    /// <param name="isRepeatable">Whether the call can be made again if its answer was lost: it may have been carried out.</param>
    /// <exception cref="KeyNotFoundException">There is no such study or trial.</exception>
    /// <exception cref="ArgumentException">The storage refuses it.</exception>
    /// <exception cref="InvalidOperationException">The storage refuses it now.</exception>
    /// <exception cref="GrpcStorageException">The server or its storage failed.</exception>
    /// <exception cref="RpcException">A study has the name already, or the trial has ended.</exception>
    public T Call<T>(Func<StudyStorage.StudyStorageClient, T> call, string? what, TimeSpan retryFor, bool isRepeatable = false)
    {
        var beginning = _time.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(20); ; wait = wait * 2 < MaxWait ? wait * 2 : MaxWait)
        {
            try
            {
                return call(_client);
            }
            catch (RpcException exception)
                when ((IsNotReached(exception) || (isRepeatable && IsLost(exception))) && _time.GetElapsedTime(beginning) < retryFor)
            {
                _time.Sleep(wait);
            }
            catch (RpcException exception)
            {
                throw Translated(exception, what);
            }
        }
    }

    public void Dispose() => _channel.Dispose();

    private Exception Translated(RpcException exception, string? what) =>
        exception.StatusCode switch
        {
            StatusCode.NotFound => new KeyNotFoundException(exception.Status.Detail),
            StatusCode.InvalidArgument => new ArgumentException(exception.Status.Detail),
            StatusCode.Aborted => new InvalidOperationException(exception.Status.Detail),
            StatusCode.AlreadyExists or StatusCode.FailedPrecondition => exception,
            StatusCode.Internal when exception.Status.DebugException is null => new GrpcStorageException(
                $"{Address}: {exception.Status.Detail}",
                exception
            ),
            _ when IsNotReached(exception) => new GrpcStorageException(
                $"No storage server answers at {Address} ({Cause(exception)}). Check the address, or start one there: "
                    + $"tunewright serve --storage …{(what is null ? "" : $" Not stored: {what}.")}",
                exception
            ),
            StatusCode.Unimplemented => new GrpcStorageException(
                $"{Address} answers, but it is no server of Tunewright's. Start one there: tunewright serve --storage …",
                exception
            ),
            _ when IsLost(exception) || exception.StatusCode == StatusCode.DeadlineExceeded => new GrpcStorageException(
                $"The connection to {Address} was lost, or it does not speak gRPC ({Cause(exception)})."
                    + (what is null ? "" : $" It is not known whether {what} was stored; everything before it is."),
                exception
            ),
            _ => new GrpcStorageException($"{Address}: {exception.Status.Detail}", exception),
        };

    /// <summary>Whether the call cannot have reached the server.</summary>
    private static bool IsNotReached(RpcException exception) =>
        exception.Status.DebugException
            is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
                or SocketException;

    /// <summary>Whether the connection broke while the server may have been at work. Its own failures are told apart before.</summary>
    private static bool IsLost(RpcException exception) =>
        exception.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled
        || (exception.StatusCode == StatusCode.Internal && exception.Status.DebugException is not null);

    private static string Cause(RpcException exception) =>
        (exception.Status.DebugException?.GetBaseException().Message ?? exception.Status.Detail).TrimEnd('.');
}
