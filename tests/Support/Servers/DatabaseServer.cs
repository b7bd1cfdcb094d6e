using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Support;

/// <summary>
/// A real database server of Debian, on a port and in a _folder of its own. It ends with this _process, even when that is killed.
/// </summary>
public abstract class DatabaseServer : IDisposable
{
    public const string Password = "s%cr:t/@";
    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private int _databases;

    protected DatabaseServer(string user)
    {
        User = user;
        Port = FreePort();
        DataFolder = _folder.File("data");
        if (Environment.IsPrivilegedProcess)
            Commands.Run("chown", user, _folder.Path);
        Install();
        Start();
    }

    public int Port { get; }

    protected string User { get; }

    protected string DataFolder { get; }

    protected string Folder => _folder.Path;

    /// <summary>The address of a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"d{Interlocked.Increment(ref _databases)}";
        Execute($"CREATE DATABASE {name}");
        return Address(name);
    }

    public abstract string Address(string database, string user = "tester", string password = Password, string? host = null);

    /// <summary>Runs a statement as the administrator.</summary>
    public abstract string Execute(string sql, string? database = null);

    /// <summary>Kills the server as a power cut would, and starts it again.</summary>
    public void Restart()
    {
        Stop(CrashSignal);
        Start();
    }

    public void Dispose()
    {
        Stop(StopSignal);
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Install();

    protected abstract string[] Command { get; }

    protected abstract string StopSignal { get; }

    protected abstract string CrashSignal { get; }

    protected abstract bool Answers();

    private void Start()
    {
        // The shell ends the server when its input ends, that is with this _process.
        var script = "\"$@\" >\"$LOG\" 2>&1 & server=$!; read -r signal; kill -s \"${signal:-$STOP}\" $server; wait $server";
        string[] command = Commands.As(User, ["sh", "-c", script, "sh", .. Command]);
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = Folder };
        start.Environment["LOG"] = _folder.File("log");
        start.Environment["STOP"] = StopSignal;
        _process = Process.Start(start)!;
        for (var i = 0; !Answers(); i++)
        {
            if (i == 300 || _process.HasExited)
                throw new InvalidOperationException($"{Command[0]} does not start: {File.ReadAllText(_folder.File("log"))}");
            Thread.Sleep(100);
        }
    }

    private void Stop(string signal)
    {
        if (_process is null)
            return;
        _process.StandardInput.WriteLine(signal);
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
