using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData("aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2:VpcEndpoint")]
    [InlineData("random:index/randomPassword:RandomPassword", "random:index:RandomPassword")]
    [InlineData("privatelinklab:network:PrivateVpc", "privatelinklab:network:PrivateVpc")]
    [InlineData("pulumi:pulumi:Stack", "pulumi:pulumi:Stack")]
    [InlineData("aws:ec2/other:Vpc", "aws:ec2/other:Vpc")]
    [InlineData("odd", "odd")]
    public void Short_Type_LeavesOutTheRepetition(string type, string expected) =>
        Assert.Equal(expected, TypeName.Short(type));
}
