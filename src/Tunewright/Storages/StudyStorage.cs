using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tunewright;

/// <summary>Opens storages by the addresses that Optuna uses too.</summary>
public static class StudyStorage
{
    private const string DatabasesAssembly = "Tunewright.Databases";
    private static readonly ConcurrentDictionary<string, Func<string, IStudyStorage>> Schemes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a storage: <c>journal:///file.log</c> or <c>journal:////absolute/file.log</c>; <c>memory://</c>; and, when the application
    /// references Tunewright.Databases, <c>sqlite:///file.db</c>, <c>postgresql://user:password@host/database</c> and <c>mysql://…</c>.
    /// </summary>
    /// <exception cref="ArgumentException">No storage knows the address.</exception>
    public static IStudyStorage Open(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var end = address.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0)
        {
            throw new ArgumentException(
                $"'{address}' is not the address of a storage, such as journal:///study.log, sqlite:///study.db or postgresql://host/database.",
                nameof(address)
            );
        }
        // Python's drivers are written behind a plus: postgresql+psycopg2://.
        var scheme = address[..end].Split('+')[0];
        switch (scheme)
        {
            case "memory":
                return new InMemoryStorage();
            case "journal" when address.Length > "journal:///".Length && address.StartsWith("journal:///", StringComparison.Ordinal):
                return new JournalStorage(address["journal:///".Length..]);
            case "journal":
                throw new ArgumentException(
                    $"'{address}' names no file: write journal:///file.log, or journal:////absolute/file.log.",
                    nameof(address)
                );
        }

        if (!Schemes.ContainsKey(scheme) && scheme is "sqlite" or "postgresql" or "postgres" or "mysql" or "mariadb")
        {
            LetDatabasesRegister();
            if (!Schemes.ContainsKey(scheme))
                throw new ArgumentException($"To open {scheme}:// addresses, reference the package {DatabasesAssembly}.", nameof(address));
        }
        return Schemes.TryGetValue(scheme, out var open)
            ? open(address)
            : throw new ArgumentException(
                $"No storage knows the scheme '{scheme}'; there are journal, memory, sqlite, postgresql and mysql{string.Concat(Schemes.Keys.Select(known => ", " + known))}.",
                nameof(address)
            );
    }

    /// <summary>Adds a kind of storage, or replaces one.</summary>
    /// <param name="scheme">What stands before "://" in its addresses, without a driver.</param>
    /// <param name="open">Opens one of its addresses.</param>
    public static void Register(string scheme, Func<string, IStudyStorage> open) => Schemes[scheme] = open;

    /// <summary>Runs the module initializer of Tunewright.Databases, if the application has it. The literal name lets trimming and AOT keep it.</summary>
    private static void LetDatabasesRegister()
    {
        if (Type.GetType("Tunewright.Databases.DatabaseStorage, Tunewright.Databases") is { } type)
            RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
    }
}
