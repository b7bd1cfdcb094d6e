namespace Tunewright.Tests.Numerics;

public class NumPyOrderTests
{
    [Fact]
    public void LeavesEqualValuesAsNumPyDoes()
    {
        var numbers = Fixture.Read("numbers.json");
        var values = numbers.Numbers("ties");
        var order = new int[values.Length];

        NumPyOrder.Sort(values, order);

        Assert.Equal(numbers.Numbers("order"), order.Select(place => (double)place));
    }
}
