using Showrunner.Formats;

namespace Formats.Tests;

public class CaseTests
{
    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsUnderstood(string name)
    {
        var reading = ScriptFormat.Read(name, Cases.Read(name));

        Assert.Equal(Cases.Expected(name), $"{reading.Explanation}\n\n{reading.Document.ToText()}");
    }

    [Fact]
    public void AnEmptyFileIsRefusedByName()
    {
        var error = Assert.Throws<Showrunner.ShowrunnerException>(() => ScriptFormat.Read("nothing.txt", []));

        Assert.Equal("nothing.txt is empty.", error.Message);
    }
}
