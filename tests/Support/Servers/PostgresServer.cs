using Npgsql;

namespace Support;

/// <summary>PostgreSQL of Debian's package postgresql.</summary>
/// <param name="fsync">Whether a commit waits for the disk.</param>
public sealed class PostgresServer(bool fsync = false) : DatabaseServer("postgres")
{
    private static string Bin => Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin/";

    public static string? Missing =>
        Directory.Exists("/usr/lib/postgresql") ? null : "postgresql is not installed: sudo apt-get install postgresql";

    protected override string[] Command =>
        [
            Bin + "postgres",
            "-D",
            DataFolder,
            "-p",
            $"{Port}",
            "-k",
            Folder,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            $"fsync={(fsync ? "on" : "off")}",
            "-c",
            "max_connections=60",
        ];

    public override string Address(string database, string user = "tester", string password = Password, string? host = null) =>
        $"postgresql://{user}:{Uri.EscapeDataString(password)}@{host ?? "127.0.0.1"}:{Port}/{database}";

    public override string Execute(string sql, string? database = null)
    {
        using var connection = new NpgsqlConnection(
            $"Host={Folder};Port={Port};Username=postgres;Password={Password};Database={database ?? "postgres"};Pooling=false"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }

    protected override string StopSignal => "INT";

    protected override string CrashSignal => "QUIT";

    protected override void Install()
    {
        var secret = Path.Combine(Folder, "secret");
        File.WriteAllText(secret, Password);
        Commands.Run("chmod", "644", secret);
        string[] command = Commands.As(
            "postgres",
            Bin + "initdb",
            "-D",
            DataFolder,
            "-U",
            "postgres",
            "-A",
            "scram-sha-256",
            $"--pwfile={secret}",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync"
        );
        Commands.Run(command[0], command[1..]);
    }

    protected override bool Answers()
    {
        try
        {
            if (Execute("SELECT count(*) FROM pg_roles WHERE rolname = 'tester'") == "0")
                Execute($"CREATE ROLE tester LOGIN SUPERUSER PASSWORD '{Password}'");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
