using PrivateLinkLab.Reachability.Explanations;

namespace PrivateLinkLab.Reachability.Tests.Explanations;

public sealed class ProbeTextTests
{
    [Theory]
    [InlineData("App\u001b[31m", "App\uFFFD[31m")]
    [InlineData("App\u202Egnp.exe", "App\uFFFDgnp.exe")]
    [InlineData("App\u2066", "App\uFFFD")]
    public void Lines_OfAStrangeName_HaveNothingThatATerminalObeys(string name, string shown)
    {
        var result = Net.Private().Probe("App", "App:22") with { From = name };

        Assert.Equal($"{shown} -> App:22", ProbeText.Lines(result).First());
    }
}
