namespace Training.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Runs() { }
}
