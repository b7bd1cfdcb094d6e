namespace Interop.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Runs() { }
}
