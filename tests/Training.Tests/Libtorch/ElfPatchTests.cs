using System.Buffers.Binary;
using CsCheck;
using Showrunner.Training;

namespace Training.Tests;

public class ElfPatchTests
{
    const string Version = "GLIBCXX_3.4.32";

    [Fact]
    public void ChangesOneVersionAndOneSymbolOfTheRealBridge()
    {
        var image = Bridge();

        var patched = ElfPatch.MakeVersionOptional(image, Version);

        Assert.NotNull(patched);
        var changed = Enumerable.Range(0, image.Length).Where(i => image[i] != patched[i]).ToArray();
        Assert.Equal(2, changed.Length);
        Assert.All(changed, i => Assert.Contains((image[i], patched[i]), new[] { ((byte)0, (byte)2), ((byte)0x12, (byte)0x22) }));
    }

    [Fact]
    public void LeavesALibraryAloneThatDoesNotAskForTheVersion() => Assert.Null(ElfPatch.MakeVersionOptional(Bridge(), "GLIBCXX_9.9.99"));

    [Fact]
    public void LeavesAloneWhatIsNoElfLibrary() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Null(ElfPatch.MakeVersionOptional(bytes, Version)));

    [Fact]
    public void SurvivesATruncatedLibrary()
    {
        var image = Bridge();
        // The table of sections stands at the end: without it there is nothing to go by.
        Gen.Int[0, image.Length - 2000]
            .Sample(length => Assert.Null(ElfPatch.MakeVersionOptional(image.AsSpan(0, length), Version)), iter: 50);
    }

    [Fact]
    public void SurvivesDamage()
    {
        var image = Bridge();
        var tables = (int)BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(40));
        Gen.Select(Gen.Int[tables, image.Length - 8], Gen.ULong)
            .Sample(
                (offset, noise) =>
                {
                    var damaged = image.ToArray();
                    BinaryPrimitives.WriteUInt64LittleEndian(damaged.AsSpan(offset), noise);
                    ElfPatch.MakeVersionOptional(damaged, Version);
                },
                iter: 100
            );
    }

    static byte[] Bridge()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The patch is for Linux's libraries.");
        return File.ReadAllBytes(NativeFolders.Find("libLibTorchSharp.so")!);
    }
}
