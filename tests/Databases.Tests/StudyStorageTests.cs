namespace Databases.Tests;

public sealed class StudyStorageTests
{
    [Fact]
    public void OpensEveryKindOfStorage()
    {
        using var folder = new TemporaryFolder();
        using var absolute = StudyStorage.Open($"journal:///{folder.File("study.log")}");
        using var relative = StudyStorage.Open("journal:///some.log");
        using var database = StudyStorage.Open($"sqlite:///{folder.File("study.db")}");

        Assert.Equal($"journal:///{folder.File("study.log")}", absolute.Address);
        Assert.Equal($"journal:///{Path.GetFullPath("some.log")}", relative.Address);
        Assert.IsType<InMemoryStorage>(StudyStorage.Open("memory://"));
        Assert.IsType<DatabaseStorage>(database);
    }

    [Fact]
    public void SaysWhatEachKindCanDo()
    {
        using var folder = new TemporaryFolder();
        using var memory = StudyStorage.Open("memory://");
        using var journal = StudyStorage.Open($"journal:///{folder.File("study.log")}");
        using var database = StudyStorage.Open($"sqlite:///{folder.File("study.db")}");

        Assert.Equal((false, false, false), (memory.IsShared, memory.IsServer, memory.HasHeartbeats));
        Assert.Equal((true, false, false), (journal.IsShared, journal.IsServer, journal.HasHeartbeats));
        Assert.Equal((true, false, true), (database.IsShared, database.IsServer, database.HasHeartbeats));
    }

    [Theory]
    [InlineData("")]
    [InlineData("study.log")]
    [InlineData("journal:///")]
    [InlineData("journal://study.log")]
    [InlineData("ftp://host/x")]
    public void RefusesOtherAddresses(string address) => Assert.Throws<ArgumentException>(() => StudyStorage.Open(address));
}
