using System.Globalization;

// Usage: Tunewright.Cli.Program X
// Prints (x - 3)² + n, where n is a parameter that it takes from its environment.
var x = double.Parse(args[0], CultureInfo.InvariantCulture);
var n = int.Parse(Environment.GetEnvironmentVariable("TUNEWRIGHT_PARAM_n")!, CultureInfo.InvariantCulture);
Console.WriteLine(FormattableString.Invariant($"x is {x}"));
Console.WriteLine(FormattableString.Invariant($"{Math.Pow(x - 3, 2) + n:R}"));
