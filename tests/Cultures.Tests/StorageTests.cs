namespace Cultures.Tests;

/// <summary>Studies in memory, in a journal and in SQLite.</summary>
public abstract class MemoryIn : StorageContract
{
    private readonly InMemoryStorage storage = new();

    protected MemoryIn(string culture) => Cultures.Use(culture);

    protected override IStudyStorage Open() => storage;
}

public abstract class JournalIn : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected JournalIn(string culture) => Cultures.Use(culture);

    protected override int Iterations => 30;

    protected override IStudyStorage Open() => new JournalStorage(folder.File("study.log"));

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public abstract class SqliteIn : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<IStudyStorage> opened = [];

    protected SqliteIn(string culture) => Cultures.Use(culture);

    protected override int Iterations => 5;

    protected override IStudyStorage Open()
    {
        var storage = StudyStorage.Open($"sqlite:///{folder.File("study.db")}");
        lock (opened)
            opened.Add(storage);
        return storage;
    }

    public void Dispose()
    {
        opened.ForEach(storage => storage.Dispose());
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SwedishMemoryTests() : MemoryIn("sv-SE");

public sealed class ArabicMemoryTests() : MemoryIn("ar-SA");

public sealed class ThaiMemoryTests() : MemoryIn("th-TH");

public sealed class PersianMemoryTests() : MemoryIn("fa-IR");

public sealed class SwedishJournalTests() : JournalIn("sv-SE");

public sealed class ArabicJournalTests() : JournalIn("ar-SA");

public sealed class ThaiJournalTests() : JournalIn("th-TH");

public sealed class PersianJournalTests() : JournalIn("fa-IR");

public sealed class SwedishSqliteTests() : SqliteIn("sv-SE");

public sealed class ArabicSqliteTests() : SqliteIn("ar-SA");

public sealed class ThaiSqliteTests() : SqliteIn("th-TH");

public sealed class PersianSqliteTests() : SqliteIn("fa-IR");
