using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Testing.Tests;

/// <summary>
/// A stack of a stranger's: a web server that everybody reaches, and a database that only the web server reaches.
/// </summary>
public sealed class ShopStack : Stack
{
    public ShopStack()
    {
        var outputs = Shop.Create();
        VpcId = (Output<string>)outputs["vpcId"]!;
        DatabasePort = Output.Create(3306);
    }

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    [Output]
    public Output<int> DatabasePort { get; private set; }
}

/// <summary>The same as a program.</summary>
public static class Shop
{
    public static IDictionary<string, object?> Create()
    {
        var config = new Config();
        var vpc = new Aws.Ec2.Vpc(
            "main",
            new() { CidrBlock = config.Get("cidr") ?? "10.0.0.0/16", EnableDnsHostnames = true }
        );
        var gateway = new Aws.Ec2.InternetGateway("gateway", new() { VpcId = vpc.Id });
        var table = new Aws.Ec2.RouteTable("public", new() { VpcId = vpc.Id });
        _ = new Aws.Ec2.Route(
            "out",
            new()
            {
                RouteTableId = table.Id,
                DestinationCidrBlock = "0.0.0.0/0",
                GatewayId = gateway.Id,
            }
        );
        var open = Subnet("open", vpc, 0, "us-east-1a");
        _ = new Aws.Ec2.RouteTableAssociation("open", new() { RouteTableId = table.Id, SubnetId = open.Id });
        var web = Group("web", vpc);
        var db = Group("db", vpc);
        Allow("web-http", web, 80, cidr: "0.0.0.0/0");
        Allow("db-mysql", db, 3306, from: web);
        _ = new Aws.Vpc.SecurityGroupEgressRule(
            "web-out",
            new()
            {
                SecurityGroupId = web.Id,
                IpProtocol = "-1",
                CidrIpv4 = "0.0.0.0/0",
            }
        );
        _ = Server("web", open, web, isPublic: true);
        _ = Server("db", Subnet("closed", vpc, 1, "us-east-1b"), db, isPublic: false);
        return new Dictionary<string, object?> { ["vpcId"] = vpc.Id, ["names"] = new[] { "web", "db" } };
    }

    public static Aws.Ec2.Subnet Subnet(string name, Aws.Ec2.Vpc vpc, int number, string zone) =>
        new(
            name,
            new()
            {
                VpcId = vpc.Id,
                CidrBlock = vpc.CidrBlock.Apply(block =>
                    $"{block[..block.IndexOf(".0.0/", StringComparison.Ordinal)]}.{number}.0/24"
                ),
                AvailabilityZone = zone,
            }
        );

    public static Aws.Ec2.SecurityGroup Group(string name, Aws.Ec2.Vpc vpc) =>
        new(name, new() { VpcId = vpc.Id, Description = name });

    public static Aws.Ec2.Instance Server(
        string name,
        Aws.Ec2.Subnet subnet,
        Aws.Ec2.SecurityGroup group,
        bool isPublic,
        CustomResourceOptions? options = null
    ) =>
        new(
            name,
            new()
            {
                Ami = "ami-0123456789abcdef0",
                InstanceType = "t3.micro",
                SubnetId = subnet.Id,
                VpcSecurityGroupIds = { group.Id },
                AssociatePublicIpAddress = isPublic,
            },
            options
        );

    public static void Allow(
        string name,
        Aws.Ec2.SecurityGroup to,
        int port,
        Aws.Ec2.SecurityGroup? from = null,
        string? cidr = null
    )
    {
        var args = new Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = to.Id,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
        };
        if (from is not null)
        {
            args.ReferencedSecurityGroupId = from.Id;
        }

        if (cidr is not null)
        {
            args.CidrIpv4 = cidr;
        }

        _ = new Aws.Vpc.SecurityGroupIngressRule(name, args);
    }
}
