namespace Tunewright.Cli;

/// <summary>A parameter's value as a program reads it: numbers as Python writes them, texts as they are.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value as string ?? PythonJson.Write(value);
}
