using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Lab.Tests.Grounds;

public sealed class IsolatedVpcsTests
{
    [Fact]
    public void Check_IsolatedVpcWithAWayOut_IsNotCarriedOut()
    {
        var failure = Assert.Throws<LabFailure>(() => IsolatedVpcs.Check(GraphOf(isolated: true)));

        Assert.False(failure.IsBadInput);
        Assert.Equal(
            "VPC 'myVPC-vpc' of PrivateVpc 'myVPC' is isolated, and Internet gateway 'door' leads out of it. "
                + "Remove it, or set Isolated of PrivateVpc 'myVPC' to false.",
            failure.Message
        );
    }

    [Fact]
    public void Check_VpcThatIsToBeOpen_Passes() => IsolatedVpcs.Check(GraphOf(isolated: false));

    private static ResourceGraph GraphOf(bool isolated)
    {
        var component = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "privatelinklab", null, "privatelinklab:network:PrivateVpc", "myVPC"),
            Inputs = MapValue.Create([("isolated", isolated)]),
        };
        var vpc = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "privatelinklab", component.Urn, "aws:ec2/vpc:Vpc", "myVPC-vpc"),
            Parent = component.Urn,
            Id = "vpc-1",
            Custom = true,
        };
        var gateway = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "privatelinklab", null, "aws:ec2/internetGateway:InternetGateway", "door"),
            Id = "igw-1",
            Custom = true,
            Inputs = MapValue.Create([("vpcId", "vpc-1")]),
        };
        return ResourceGraph.Create("privatelinklab", "dev", [component, vpc, gateway]);
    }
}
