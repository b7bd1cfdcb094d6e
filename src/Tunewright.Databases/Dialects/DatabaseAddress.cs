namespace Tunewright.Databases;

/// <summary>An address as SQLAlchemy writes it: <c>scheme+driver://user:password@host:port/database?option=value</c>.</summary>
internal sealed record DatabaseAddress
{
    public required string Scheme { get; init; }
    public required string Database { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public string Host { get; init; } = "";
    public int? Port { get; init; }
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The address without its password and driver.</summary>
    public override string ToString() =>
        $"{Scheme}://{(User is null ? "" : Uri.EscapeDataString(User) + "@")}{Host}{(Port is null ? "" : $":{Port}")}/{Database}";

    public static DatabaseAddress Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        // Anything before the last @ can be a password, and without :// there is no telling where one is: no message repeats it.
        var begin = url.IndexOf("://", StringComparison.Ordinal);
        var at = url.LastIndexOf('@');
        var shown =
            begin < 0 ? (url.IndexOf(':') is > 0 and var colonAt ? url[..(colonAt + 1)] + "…" : "…")
            : at > begin ? string.Concat(url.AsSpan(0, begin + 3), "…", url.AsSpan(at))
            : url;
        var parts = url.Split("://", 2);
        if (parts.Length != 2)
            throw Error("it has no ://");
        var scheme = parts[0].Split('+')[0].ToLowerInvariant() switch
        {
            "sqlite" => "sqlite",
            "postgresql" or "postgres" => "postgresql",
            "mysql" or "mariadb" => "mysql",
            var other => throw Error($"there is no kind '{other}'"),
        };
        // A password can have a question mark, so options begin behind the @ that ends it: the last one with a database's / behind it.
        var mark = parts[1].IndexOf('?', scheme == "sqlite" ? 0 : EndOfCredentials(parts[1]));
        string[] rest = mark < 0 ? [parts[1]] : [parts[1][..mark], parts[1][(mark + 1)..]];
        var options = Options(rest.Length == 2 ? rest[1] : "");
        if (scheme == "sqlite")
        {
            return new()
            {
                Scheme = scheme,
                Database = File(rest[0]),
                Options = options,
            };
        }

        var slash = rest[0].LastIndexOf('/');
        if (slash < 0 || slash == rest[0].Length - 1)
            throw Error("it names no database");
        var authority = rest[0][..slash];
        var (user, password) = Credentials(authority);
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        int? port = null;
        if (host.LastIndexOf(':') is >= 0 and var colon && !host.EndsWith(']'))
        {
            port = ushort.TryParse(host[(colon + 1)..], out var number) ? number : throw Error($"'{host[(colon + 1)..]}' is not a port");
            host = host[..colon];
        }
        return new()
        {
            Scheme = scheme,
            Database = Uri.UnescapeDataString(rest[0][(slash + 1)..]),
            User = user,
            Password = password,
            Host = host,
            Port = port,
            Options = options,
        };

        static int EndOfCredentials(string text) => text.LastIndexOf('@', Math.Max(0, text.LastIndexOf('/'))) + 1;

        string File(string path)
        {
            if (!path.StartsWith('/'))
                throw Error("a file has three slashes before a relative path, sqlite:///file.db, and four for an absolute one");
            if (path.Length == 1 || path == "/:memory:")
                throw Error("it names no file; a study in memory has the address memory://");
            return path[1..];
        }

        static (string?, string?) Credentials(string authority)
        {
            if (authority.LastIndexOf('@') is not (>= 0 and var end))
                return (null, null);
            var pair = authority[..end].Split(':', 2);
            return (
                pair[0].Length == 0 ? null : Uri.UnescapeDataString(pair[0]),
                pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : null
            );
        }

        Dictionary<string, string> Options(string query)
        {
            var found = new Dictionary<string, string>();
            foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var pair = option.Split('=', 2);
                if (pair.Length != 2)
                    throw Error($"'{pair[0]}' has no value");
                found[pair[0]] = Uri.UnescapeDataString(pair[1]);
            }
            return found;
        }

        ArgumentException Error(string what) =>
            new(
                $"'{shown}' is not the address of a database: {what}. Write sqlite:///file.db, "
                    + "postgresql://user:password@host:port/database or mysql://user:password@host:port/database.",
                nameof(url)
            );
    }

    /// <summary>Refuses unknown options.</summary>
    public void Allow(params IReadOnlyList<string> known)
    {
        foreach (var option in Options.Keys)
        {
            if (!known.Contains(option))
            {
                throw new ArgumentException(
                    $"The address {this} has an unknown option '{option}'. "
                        + (known.Count == 0 ? "There are no options." : $"The options are {string.Join(", ", known)}.")
                );
            }
        }
    }
}
