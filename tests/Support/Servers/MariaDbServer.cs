using MySqlConnector;

namespace Support;

/// <summary>MariaDB of Debian's package mariadb-server.</summary>
public sealed class MariaDbServer() : DatabaseServer("mysql")
{
    public static string? Missing =>
        File.Exists("/usr/sbin/mariadbd") ? null : "mariadb-server is not installed: sudo apt-get install mariadb-server";

    private string Socket => Path.Combine(Folder, "socket");

    protected override string[] Command =>
        [
            "/usr/sbin/mariadbd",
            "--no-defaults",
            $"--datadir={DataFolder}",
            $"--port={Port}",
            "--bind-address=127.0.0.1",
            $"--socket={Socket}",
            $"--pid-file={Folder}/pid",
            "--innodb-flush-log-at-trx-commit=2",
        ];

    public override string Address(string database, string user = "tester", string password = Password, string? host = null) =>
        $"mysql+pymysql://{user}:{Uri.EscapeDataString(password)}@{host ?? "127.0.0.1"}:{Port}/{database}";

    public override string Execute(string sql, string? database = null)
    {
        using var connection = new MySqlConnection(
            $"Server={Socket};Protocol=unix;UserID=root;Database={database ?? "mysql"};Pooling=false;AllowUserVariables=true"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }

    protected override string StopSignal => "TERM";

    protected override string CrashSignal => "KILL";

    protected override void Install()
    {
        string[] command = Commands.As(
            User,
            "mariadb-install-db",
            "--no-defaults",
            $"--datadir={DataFolder}",
            "--auth-root-authentication-method=normal",
            "--skip-test-db"
        );
        Commands.Run(command[0], command[1..]);
    }

    protected override bool Answers()
    {
        try
        {
            if (Execute("SELECT count(*) FROM user WHERE user = 'tester'") == "0")
                Execute($"CREATE USER tester@'127.0.0.1' IDENTIFIED BY '{Password}'; GRANT ALL ON *.* TO tester@'127.0.0.1'");
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }
}
