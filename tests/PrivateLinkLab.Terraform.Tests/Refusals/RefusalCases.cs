using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Tests.Refusals;

/// <summary>One bad input.</summary>
/// <param name="Name">What is bad about it, as the table says it.</param>
/// <param name="Build">Makes the resources.</param>
internal sealed record RefusalCase(string Name, Action<RawStack> Build);

/// <summary>Every bad input of the table.</summary>
internal static class RefusalCases
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Queue = "aws:sqs/queue:Queue";
    private const string SubnetGroup = "aws:rds/subnetGroup:SubnetGroup";
    private const string Snapshot = "aws:rds/snapshot:Snapshot";
    private const string Database = "aws:rds/instance:Instance";
    private const string RouteTable = "aws:ec2/routeTable:RouteTable";
    private const string Sqs = "com.amazonaws.us-east-1.sqs";

    public static IReadOnlyList<RefusalCase> All { get; } =
    [
        new("a VPC larger than /16", stack => stack.Add(Vpc, "vpc", ("cidrBlock", "10.0.0.0/15"))),
        new("a VPC smaller than /28", stack => stack.Add(Vpc, "vpc", ("cidrBlock", "10.0.0.0/29"))),
        new("a VPC's block with host bits", stack => stack.Add(Vpc, "vpc", ("cidrBlock", "10.0.0.1/16"))),
        new("a subnet smaller than /28", stack => AddSubnet(stack, AddVpc(stack), "a", "10.0.1.0/29")),
        new("a subnet outside its VPC", stack => AddSubnet(stack, AddVpc(stack), "a", "10.1.0.0/24")),
        new("overlapping subnets", stack =>
        {
            var vpc = AddVpc(stack);
            AddSubnet(stack, vpc, "a", "10.0.1.0/24");
            AddSubnet(stack, vpc, "b", "10.0.1.128/25", "us-east-1b");
        }),
        new("a subnet in a zone of another region", stack =>
            AddSubnet(stack, AddVpc(stack), "a", "10.0.1.0/24", "eu-west-1a")
        ),
        new("private DNS in a VPC without DNS host names", stack =>
        {
            var vpc = AddVpc(stack, dnsHostnames: false);
            AddEndpoint(stack, vpc, "sqs", Sqs, AddSubnet(stack, vpc, "a", "10.0.1.0/24"));
        }),
        new("private DNS for one service twice in a VPC", stack =>
        {
            var vpc = AddVpc(stack);
            var subnet = AddSubnet(stack, vpc, "a", "10.0.1.0/24");
            AddEndpoint(stack, vpc, "first", Sqs, subnet);
            AddEndpoint(stack, vpc, "second", Sqs, subnet);
        }),
        new("an endpoint with two subnets in one zone", stack =>
        {
            var vpc = AddVpc(stack);
            AddEndpoint(
                stack,
                vpc,
                "sqs",
                Sqs,
                AddSubnet(stack, vpc, "a", "10.0.1.0/24"),
                AddSubnet(stack, vpc, "b", "10.0.2.0/24")
            );
        }),
        new("an endpoint with a subnet of another VPC", stack =>
        {
            var other = stack.Add(Vpc, "other", ("cidrBlock", "10.9.0.0/16"));
            AddEndpoint(stack, AddVpc(stack), "sqs", Sqs, AddSubnet(stack, other, "a", "10.9.1.0/24"));
        }),
        new("an endpoint with a security group of another VPC", stack =>
        {
            var vpc = AddVpc(stack);
            var group = AddGroup(stack, stack.Add(Vpc, "other", ("cidrBlock", "10.9.0.0/16")), "foreign");
            stack.Add(
                Endpoint,
                "sqs",
                ("vpcId", vpc.Id!),
                ("serviceName", Sqs),
                ("vpcEndpointType", "Interface"),
                ("subnetIds", PropertyValue.OfTexts([AddSubnet(stack, vpc, "a", "10.0.1.0/24").Id!])),
                ("securityGroupIds", PropertyValue.OfTexts([group.Id!]))
            );
        }),
        new("an endpoint for an unknown service", stack =>
        {
            var vpc = AddVpc(stack);
            AddEndpoint(stack, vpc, "sqss", "com.amazonaws.us-east-1.sqss", AddSubnet(stack, vpc, "a", "10.0.1.0/24"));
        }),
        new("an endpoint of an unknown type", stack =>
            stack.Add(
                Endpoint,
                "sqs",
                ("vpcId", AddVpc(stack).Id!),
                ("serviceName", Sqs),
                ("vpcEndpointType", "Private")
            )
        ),
        new("a gateway endpoint for a service that has none", stack =>
            stack.Add(
                Endpoint,
                "sqs",
                ("vpcId", AddVpc(stack).Id!),
                ("serviceName", Sqs),
                ("vpcEndpointType", "Gateway")
            )
        ),
        new("a gateway endpoint twice on one route table", stack =>
        {
            var vpc = AddVpc(stack);
            var table = stack.Add(RouteTable, "table", ("vpcId", vpc.Id!));
            foreach (var name in new[] { "first", "second" })
            {
                stack.Add(
                    Endpoint,
                    name,
                    ("vpcId", vpc.Id!),
                    ("serviceName", "com.amazonaws.us-east-1.s3"),
                    ("vpcEndpointType", "Gateway"),
                    ("routeTableIds", PropertyValue.OfTexts([table.Id!]))
                );
            }
        }),
        new("an endpoint policy that is no JSON", stack =>
            stack.Add(
                Endpoint,
                "s3",
                ("vpcId", AddVpc(stack).Id!),
                ("serviceName", "com.amazonaws.us-east-1.s3"),
                ("vpcEndpointType", "Gateway"),
                ("policy", "allow all")
            )
        ),
        new("an endpoint policy for a service that takes none", stack =>
        {
            var vpc = AddVpc(stack);
            stack.Add(
                Endpoint,
                "mail",
                ("vpcId", vpc.Id!),
                ("serviceName", "com.amazonaws.us-east-1.email-smtp"),
                ("vpcEndpointType", "Interface"),
                (
                    "policy",
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ses:SendEmail","Resource":"*"}]}"""
                ),
                ("subnetIds", PropertyValue.OfTexts([AddSubnet(stack, vpc, "a", "10.0.1.0/24").Id!]))
            );
        }),
        new("a security group's name twice in a VPC", stack =>
        {
            var vpc = AddVpc(stack);
            AddGroup(stack, vpc, "one");
            stack.Add(Group, "two", ("vpcId", vpc.Id!), ("name", "one"), ("description", "the same name"));
        }),
        new("a security group's name that begins with sg-", stack =>
            stack.Add(
                Group,
                "group",
                ("vpcId", AddVpc(stack).Id!),
                ("name", "sg-mine"),
                ("description", "a name like an id")
            )
        ),
        new("a rule twice", stack =>
        {
            var group = AddGroup(stack, AddVpc(stack), "group");
            AddRule(stack, group, "first", ("cidrIpv4", "10.0.0.0/16"));
            AddRule(stack, group, "second", ("cidrIpv4", "10.0.0.0/16"));
        }),
        new("a rule without a source", stack => AddRule(stack, AddGroup(stack, AddVpc(stack), "group"), "rule")),
        new("a rule with two sources", stack =>
            AddRule(
                stack,
                AddGroup(stack, AddVpc(stack), "group"),
                "rule",
                ("cidrIpv4", "10.0.0.0/16"),
                ("cidrIpv6", "::/0")
            )
        ),
        new("a rule that names a group of another VPC", stack =>
        {
            var group = AddGroup(stack, AddVpc(stack), "group");
            var foreign = AddGroup(stack, stack.Add(Vpc, "other", ("cidrBlock", "10.9.0.0/16")), "foreign");
            AddRule(stack, group, "rule", ("referencedSecurityGroupId", foreign.Id!));
        }),
        new("a rule whose ports are no range", stack =>
            stack.Add(
                Ingress,
                "rule",
                ("securityGroupId", AddGroup(stack, AddVpc(stack), "group").Id!),
                ("ipProtocol", "tcp"),
                ("fromPort", 443),
                ("toPort", 80),
                ("cidrIpv4", "10.0.0.0/16")
            )
        ),
        new("a queue's name with a space", stack => stack.Add(Queue, "queue", ("name", "Fila Teste"))),
        new("a queue's name of more than 80 characters", stack =>
            stack.Add(Queue, "queue", ("name", new string('f', 81)))
        ),
        new("a queue's name that ends with .fifo", stack => stack.Add(Queue, "queue", ("name", "fila.fifo"))),
        new("a queue with a visibility timeout of more than 12 hours", stack =>
            stack.Add(Queue, "queue", ("name", "fila-timeout"), ("visibilityTimeoutSeconds", 43201))
        ),
        new("a DB subnet group's name with capital letters", stack =>
        {
            var vpc = AddVpc(stack);
            var subnets = new[]
            {
                AddSubnet(stack, vpc, "a", "10.0.1.0/24"),
                AddSubnet(stack, vpc, "b", "10.0.2.0/24", "us-east-1b"),
            };
            stack.Add(
                SubnetGroup,
                "group",
                ("name", "myDB"),
                ("subnetIds", PropertyValue.OfTexts([.. subnets.Select(subnet => subnet.Id!)]))
            );
        }),
        new("a DB subnet group in one zone", stack =>
        {
            var vpc = AddVpc(stack);
            stack.Add(
                SubnetGroup,
                "group",
                ("name", "one-zone"),
                ("subnetIds", PropertyValue.OfTexts([AddSubnet(stack, vpc, "a", "10.0.1.0/24").Id!]))
            );
        }),
        new("a DB subnet group of two VPCs", stack =>
        {
            var a = AddSubnet(stack, AddVpc(stack), "a", "10.0.1.0/24");
            var b = AddSubnet(
                stack,
                stack.Add(Vpc, "other", ("cidrBlock", "10.9.0.0/16")),
                "b",
                "10.9.1.0/24",
                "us-east-1b"
            );
            stack.Add(SubnetGroup, "group", ("name", "two-vpcs"), ("subnetIds", PropertyValue.OfTexts([a.Id!, b.Id!])));
        }),
        new("a database's identifier with an underscore", stack => AddDatabase(stack, "my_db")),
        new("a database from a snapshot that does not exist", stack =>
            AddDatabase(stack, "restored", ("snapshotIdentifier", "nowhere"))
        ),
        new("a snapshot of a database that does not exist", stack =>
            stack.Add(Snapshot, "snapshot", ("dbInstanceIdentifier", "nowhere"), ("dbSnapshotIdentifier", "of-nothing"))
        ),
    ];

    private static ResourceNode AddVpc(RawStack stack, bool dnsHostnames = true) =>
        stack.Add(
            Vpc,
            "vpc",
            ("cidrBlock", "10.0.0.0/16"),
            ("enableDnsSupport", true),
            ("enableDnsHostnames", dnsHostnames)
        );

    private static ResourceNode AddSubnet(
        RawStack stack,
        ResourceNode vpc,
        string name,
        string block,
        string zone = "us-east-1a"
    ) => stack.Add(Subnet, name, ("vpcId", vpc.Id!), ("cidrBlock", block), ("availabilityZone", zone));

    private static ResourceNode AddGroup(RawStack stack, ResourceNode vpc, string name) =>
        stack.Add(Group, name, ("vpcId", vpc.Id!), ("name", name), ("description", $"the group {name}"));

    private static void AddRule(
        RawStack stack,
        ResourceNode group,
        string name,
        params (string, PropertyValue)[] source
    ) =>
        stack.Add(
            Ingress,
            name,
            [("securityGroupId", group.Id!), ("ipProtocol", "tcp"), ("fromPort", 443), ("toPort", 443), .. source]
        );

    private static void AddEndpoint(
        RawStack stack,
        ResourceNode vpc,
        string name,
        string service,
        params ResourceNode[] subnets
    ) =>
        stack.Add(
            Endpoint,
            name,
            ("vpcId", vpc.Id!),
            ("serviceName", service),
            ("vpcEndpointType", "Interface"),
            ("privateDnsEnabled", true),
            ("subnetIds", PropertyValue.OfTexts([.. subnets.Select(subnet => subnet.Id!)]))
        );

    private static void AddDatabase(RawStack stack, string identifier, params (string, PropertyValue)[] more)
    {
        var vpc = AddVpc(stack);
        var subnets = new[]
        {
            AddSubnet(stack, vpc, "a", "10.0.1.0/24"),
            AddSubnet(stack, vpc, "b", "10.0.2.0/24", "us-east-1b"),
        };
        var group = stack.Add(
            SubnetGroup,
            "group",
            ("name", "two-zones"),
            ("subnetIds", PropertyValue.OfTexts([.. subnets.Select(subnet => subnet.Id!)]))
        );
        stack.Add(
            Database,
            "db",
            [
                ("identifier", identifier),
                ("engine", "mysql"),
                ("instanceClass", "db.t3.micro"),
                ("allocatedStorage", 20),
                ("username", "admin"),
                ("manageMasterUserPassword", true),
                ("dbSubnetGroupName", group.Id!),
                ("skipFinalSnapshot", true),
                .. more,
            ]
        );
    }
}
