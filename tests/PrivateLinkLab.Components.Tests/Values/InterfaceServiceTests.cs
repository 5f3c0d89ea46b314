using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests.Values;

public class InterfaceServiceTests
{
    [Theory]
    [InlineData("sqss", "sqs")]
    [InlineData("ssmmesages", "ssmmessages")]
    [InlineData("secretmanager", "secretsmanager")]
    [InlineData("SQS", "sqs")]
    [InlineData("something-else-entirely", null)]
    public void Nearest_MisspeltName_GivesWhatWasMeant(string misspelt, string? meant) =>
        Assert.Equal(meant, InterfaceService.Nearest(misspelt));

    [Fact]
    public void All_IsSortedAndWithoutRepetition() =>
        Assert.Equal(InterfaceService.All.Distinct().Order(StringComparer.Ordinal), InterfaceService.All);

    [Fact]
    public void SessionManager_NeedsTwoEndpointsOnly() => Assert.Equal(["ssm", "ssmmessages"], InterfaceService.SessionManager);
}
