using System.Globalization;

/// <summary>Stands for a program of yours: it prints a loss for each epoch, and fails where its options are too much.</summary>
internal static class Training
{
    public static int Run(double rate, int layers)
    {
        if (rate * layers > 2)
        {
            Console.Error.WriteLine("The loss is not a number.");
            return 1;
        }
        var lowest = Math.Pow(Math.Log10(rate) + 2, 2) + Math.Pow((layers - 4) / 4.0, 2);
        for (var epoch = 1; epoch <= 10; epoch++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{epoch} {lowest + (1.0 / epoch):F4}"));
        return 0;
    }
}
