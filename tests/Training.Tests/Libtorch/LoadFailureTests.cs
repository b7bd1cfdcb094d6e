using Showrunner.Training;

namespace Training.Tests;

public class LoadFailureTests
{
    // The words are the loaders' own, from reports of users.
    [Theory]
    [InlineData("/lib64/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /x/libtorch_cpu.so)", "GLIBCXX_3.4.30")]
    [InlineData("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by libLibTorchSharp.so)", "GLIBC_2.38")]
    public void NamesTheSystemThatIsTooOld(string reason, string needed) =>
        Assert.Equal(
            $"libtorch could not be loaded: it needs {needed}, which is newer than what Rocky Linux 9.4 has. "
                + "Train on a newer system (Debian 12, Ubuntu 22.04 or later); writing works on this one.",
            LoadFailure.Describe(reason, "Rocky Linux 9.4")
        );

    [Fact]
    public void QuotesAnyOtherReasonInOneLine() =>
        Assert.Equal(
            "libtorch could not be loaded: libgomp.so.1: cannot open shared object file",
            LoadFailure.Describe("libgomp.so.1: cannot open\nshared object file", "Debian GNU/Linux 12")
        );
}
