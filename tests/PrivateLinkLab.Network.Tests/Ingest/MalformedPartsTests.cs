using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>What is no list, and what may still become one.</summary>
public sealed class MalformedPartsTests
{
    public static TheoryData<PropertyValue, string?> Groups =>
        new()
        {
            { PropertyValue.OfTexts(["sg-app"]), null },
            { ListValue.Empty, null },
            { PropertyValue.Null, null },
            { PropertyValue.Unknown, null },
            { PropertyValue.Secret(PropertyValue.OfTexts(["sg-app"])), null },
            { ListValue.Create(["sg-app", PropertyValue.Unknown]), null },
            { "sg-app", "a text" },
            { 7, "a number" },
            { MapValue.Create(("id", "sg-app")), "a map" },
            { ListValue.Create(["sg-app", 7]), "a list with a number in it" },
            { PropertyValue.Secret("sg-app"), "a text" },
        };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Build_GroupsOfAnInstance_AreAListOrUnknown(PropertyValue groups, string? found)
    {
        var net = Net.Private();
        net.Set("App", "vpcSecurityGroupIds", groups);

        var model = net.Model;

        Assert.Equal(
            found is null
                ? []
                : (string[])
                    [
                        $"vpcSecurityGroupIds of App is {found}, where a list of texts is expected: what it decides is "
                            + "unknown.",
                    ],
            model
                .Warnings.Select(warning => warning.Message)
                .Where(message => message.StartsWith("vpcSecurityGroupIds", StringComparison.Ordinal))
        );
        if (found is not null)
        {
            Assert.False(model.Interfaces.Values.Single(item => item.OwnerKey == "i-App").SecurityGroupsKnown);
        }
    }
}
