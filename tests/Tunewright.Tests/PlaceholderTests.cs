namespace Tunewright.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Runs() { }
}
