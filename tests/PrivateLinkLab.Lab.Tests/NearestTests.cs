namespace PrivateLinkLab.Lab.Tests;

public sealed class NearestTests
{
    private static readonly string[] Candidates = ["up", "preview", "flowLogs", "port-forwarding"];

    [Theory]
    [InlineData("upp", "up")]
    [InlineData("FLOWLOGS", "flowLogs")]
    [InlineData("prevew", "preview")]
    [InlineData("port-forwrding", "port-forwarding")]
    [InlineData("portforwarding", "port-forwarding")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("something-else", null)]
    public void To_Text_IsTheNearestOrNone(string text, string? expected) =>
        Assert.Equal(expected, Nearest.To(text, Candidates));
}
