namespace Repository.Tests;

/// <summary>Fails with the whole list, one offender a line.</summary>
internal static class Offenders
{
    public static void AssertNone(IEnumerable<string> offenders, string rule)
    {
        string[] all = [.. offenders];
        Assert.True(all.Length == 0, $"{rule}\n{string.Join('\n', all)}");
    }
}
