namespace Showrunner.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Runs() { }
}
