using EmbeddedPulumi.Tests.Configuration;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Outputs;

/// <summary>An output is not its value, and its text says so.</summary>
[Collection(EnvironmentCollection.Name)]
public class ToStringTests
{
    private const string Variable = "PULUMI_ERROR_OUTPUT_STRING";
    private const string Warning = "Calling [ToString] on an [Output<T>] is not supported.";

    [Fact]
    public async Task Text_InsideOfARun_SaysWhatToDoInstead()
    {
        using var variables = new EnvironmentVariables((Variable, null));
        var text = "";
        await Runs.UpAsync(() => text = $"{Output.Create("a")}");

        Assert.StartsWith(Warning, text, StringComparison.Ordinal);
        Assert.Contains("Output.Format(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OutsideOfARun_IsRefused()
    {
        using var variables = new EnvironmentVariables((Variable, null));

        var failure = Assert.Throws<InvalidOperationException>(() => Output.Create("a").ToString());
        Assert.Contains("Deployment.Instance", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("TRUE")]
    public async Task Text_ByTheEnvironment_IsRefused(string setting)
    {
        using var variables = new EnvironmentVariables((Variable, setting));

        var failure = await Runs.FailAsync(() => Output.Create("a").ToString());

        Assert.Contains(Warning, failure, StringComparison.Ordinal);
    }
}
