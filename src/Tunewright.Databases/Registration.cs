using System.Runtime.CompilerServices;

namespace Tunewright.Databases;

/// <summary>Lets <see cref="StudyStorage.Open"/> know this library's addresses.</summary>
internal static class Registration
{
#pragma warning disable CA2255 // StudyStorage.Open runs it on purpose; it does nothing but fill a table.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register()
    {
        foreach (var scheme in (string[])["sqlite", "postgresql", "postgres", "mysql", "mariadb"])
            StudyStorage.Register(scheme, url => DatabaseStorage.Open(url));
    }
}
