using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>Network interfaces of their own, with all their private addresses.</summary>
public sealed class NetworkInterfaceTests
{
    private const string Type = "aws:ec2/networkInterface:NetworkInterface";

    // Inputs alone, as a preview has them, and a state, whose set is in no order.
    [Theory]
    [InlineData("10.0.1.20 10.0.1.10", null, false, "10.0.1.20", "10.0.1.10")]
    [InlineData("10.0.1.10 10.0.1.20", "10.0.1.20", false, "10.0.1.20", "10.0.1.10")]
    [InlineData("10.0.1.20 10.0.1.10", "10.0.1.10", true, "10.0.1.20", "10.0.1.10")]
    [InlineData("10.0.1.20", null, false, "10.0.1.20", "")]
    public void Addresses_AreAllRead(string listed, string? primary, bool isList, string address, string secondary)
    {
        var net = Net.Private();
        net.Add(
            Type,
            "eni-1",
            "eni",
            ("subnetId", "subnet-s1"),
            ("privateIpListEnabled", isList),
            (isList ? "privateIpLists" : "privateIps", Net.List(listed.Split(' '))),
            ("privateIp", primary is null ? PropertyValue.Null : PropertyValue.Of(primary))
        );

        var item = net.Model.Interfaces["eni-1"];

        Assert.Equal(address, Text(item.Address));
        Assert.Equal(secondary, string.Join(' ', item.SecondaryAddresses.Select(block => Text(block))));
        Assert.Equal(
            $"{address} {secondary}".Trim(),
            string.Join(' ', item.AtEachAddress().Select(at => Text(at.Address)))
        );
    }

    [Fact]
    public void Instance_SecondaryAddresses_AreOfItsPrimaryInterface()
    {
        var net = Net.Private();
        net.Set("App", "secondaryPrivateIps", Net.List("10.0.1.50", "10.0.1.51"));

        Assert.Equal(
            ["10.0.1.50", "10.0.1.51"],
            net.Model.Interfaces["eni-App"].SecondaryAddresses.Select(block => Text(block))
        );
        Assert.Equal("10.0.1.51", Text(Assert.Single(net.Model.InterfacesAt("10.0.1.51")).Address));
        Assert.Empty(net.Model.InterfacesAt("10.0.1.52"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Attachment_OfEitherKind_MakesItTheInstances(bool inline)
    {
        var net = Net.Private();
        net.Add(Type, "eni-1", "eni", ("subnetId", "subnet-s1"), ("privateIps", Net.List("10.0.1.20")));
        if (inline)
        {
            net.Set("eni", "attachments", ListValue.Create([Net.Map(("instance", "i-App"), ("deviceIndex", 1))]));
        }
        else
        {
            net.Add(
                "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
                "eni-attach-1",
                "attachment",
                ("instanceId", "i-App"),
                ("networkInterfaceId", "eni-1"),
                ("deviceIndex", 1)
            );
        }

        var model = net.Model;

        Assert.Equal(["eni-App", "eni-1"], model.Instances["i-App"].Interfaces);
        Assert.Equal(
            (InterfaceOwner.Instance, "i-App"),
            (model.Interfaces["eni-1"].Owner, model.Interfaces["eni-1"].OwnerKey)
        );
    }

    [Fact]
    public void Target_AtASecondaryAddress_IsTheInterface()
    {
        var net = Net.Private();
        net.Add(Type, "eni-1", "eni", ("subnetId", "subnet-s1"), ("privateIps", Net.List("10.0.1.20", "10.0.1.21")));
        net.LoadBalancer("nlb", "vpc-v", ["subnet-s1"], [], "10.0.1.21");

        Assert.Equal("eni-1", Assert.Single(net.Model.TargetGroups["arn:tg:nlb"].Targets).Interface);
    }

    private static string Text(CidrBlock? block) => block is { PrefixLength: 32 } known ? known.Network.ToString() : "";
}
