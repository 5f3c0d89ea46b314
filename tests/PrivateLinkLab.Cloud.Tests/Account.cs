using System.Collections.Immutable;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests;

/// <summary>A simulated account with the resources that most tests start from, asked with plain values.</summary>
internal sealed class Account
{
    private readonly ProviderReference? _provider;

    public Account(CloudOptions? options = null)
        : this(new SimulatedCloud(options), null) { }

    private Account(SimulatedCloud cloud, ProviderReference? provider) => (Cloud, _provider) = (cloud, provider);

    public const string TrustPolicy =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    public const string IdentityPolicy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}""";

    public const string Image = "ami-0123456789abcdef0";

    public SimulatedCloud Cloud { get; }

    /// <summary>The account that a provider of the program leads to, asked through that provider.</summary>
    public Account Through(string name, params (string Key, object? Value)[] settings) =>
        new(
            Cloud,
            new ProviderReference(UrnOf(Types.Provider, name), (string)Create(Types.Provider, name, settings)["id"])
        );

    /// <summary>The account whose role a provider of the program assumes.</summary>
    public Account OtherAccount(
        string accountId = "222222222222",
        string region = "us-east-1",
        string name = "consumer"
    ) =>
        Through(
            name,
            ("region", region),
            ("assumeRoles", $$"""[{ "roleArn": "arn:aws:iam::{{accountId}}:role/Consumer" }]""")
        );

    /// <summary>Creates a resource and gives its properties, the id under "id".</summary>
    public ImmutableDictionary<string, object> Create(
        string type,
        string name,
        params (string Key, object? Value)[] inputs
    )
    {
        var answered = Assert.IsType<Answered>(Ask(type, name, inputs));
        return PlainValues.Of(answered.Outputs).SetItem("id", answered.Id ?? "");
    }

    public CloudAnswer Ask(string type, string name, params (string Key, object? Value)[] inputs) =>
        Cloud.Create(UrnOf(type, name), PlainValues.ToMap(Map(inputs)), _provider);

    public ImmutableDictionary<string, object> Call(string token, params (string Key, object? Value)[] inputs) =>
        PlainValues.Of(Assert.IsType<Answered>(AskFor(token, inputs)).Outputs);

    /// <summary>The refusal that a request meets.</summary>
    public AwsRefusal Refusal(string type, string name, params (string Key, object? Value)[] inputs) =>
        Assert.IsType<Refused>(Ask(type, name, inputs)).Refusal;

    /// <summary>The refusal that a call of a function meets.</summary>
    public AwsRefusal CallRefusal(string token, params (string Key, object? Value)[] inputs) =>
        Assert.IsType<Refused>(AskFor(token, inputs)).Refusal;

    private CloudAnswer AskFor(string token, (string Key, object? Value)[] inputs) =>
        Cloud.Call(token, PlainValues.ToMap(Map(inputs)), _provider);

    private static ResourceUrn UrnOf(string type, string name) => ResourceUrn.Create("dev", "lab", null, type, name);

    public string Vpc(string name = "myVPC", string block = "10.0.0.0/16", params (string, object?)[] more) =>
        Id(Types.Vpc, name, [("cidrBlock", block), .. more]);

    public string PrivateVpc(string name = "myVPC") =>
        Vpc(name, "10.0.0.0/16", ("enableDnsSupport", true), ("enableDnsHostnames", true));

    public string Subnet(
        string vpc,
        string name = "mySubnet",
        string block = "10.0.1.0/24",
        string zone = "us-east-1a"
    ) => Id(Types.Subnet, name, ("vpcId", vpc), ("cidrBlock", block), ("availabilityZone", zone));

    public string SecurityGroup(string vpc, string name = "mySG") => Id(Types.SecurityGroup, name, ("vpcId", vpc));

    public string RouteTable(string vpc, string name = "myTable") => Id(Types.RouteTable, name, ("vpcId", vpc));

    public string InternetGateway(string vpc, string name = "myGateway") =>
        Id(Types.InternetGateway, name, ("vpcId", vpc));

    public string Address(string name = "myAddress") => Id(Types.Eip, name, ("domain", "vpc"));

    public string NatGateway(string subnet, string name = "myNat") =>
        Id(Types.NatGateway, name, ("subnetId", subnet), ("allocationId", Address($"{name}-address")));

    public string Bucket(string name = "fotos-2026") => Id(Types.Bucket, name, ("bucket", name));

    public string Role(string name = "myRole") =>
        Id(Types.Role, name, ("name", name), ("assumeRolePolicy", TrustPolicy));

    public string Queue(string name = "FilaTeste") => Id(Types.Queue, name, ("name", name));

    public string SubnetGroup(string vpc, string name = "mygroup") =>
        Id(
            Types.SubnetGroup,
            name,
            ("name", name),
            (
                "subnetIds",
                List(Subnet(vpc, $"{name}-a", "10.0.11.0/24"), Subnet(vpc, $"{name}-b", "10.0.12.0/24", "us-east-1b"))
            )
        );

    /// <summary>Arguments of a database that is accepted, some of them replaced.</summary>
    public static (string, object?)[] Database(params (string Key, object? Value)[] changes) =>
        Inputs(
            [
                ("identifier", "mydb"),
                ("engine", "mysql"),
                ("engineVersion", "8.4"),
                ("instanceClass", "db.t3.micro"),
                ("allocatedStorage", 20d),
                ("storageType", "gp3"),
                ("username", "admin"),
                ("password", "Password123"),
                ("skipFinalSnapshot", true),
                ("dbSubnetGroupName", "mygroup"),
            ],
            changes
        );

    /// <summary>Arguments with some replaced or added; null takes one out.</summary>
    public static (string, object?)[] Inputs(
        (string Key, object? Value)[] inputs,
        (string Key, object? Value)[] changes
    ) => [.. inputs.Where(input => !changes.Any(change => change.Key == input.Key)), .. changes];

    public static ImmutableArray<object> List(params object[] items) => [.. items];

    public static ImmutableDictionary<string, object> Map(params (string Key, object? Value)[] entries) =>
        entries
            .Where(entry => entry.Value is not null)
            .ToImmutableDictionary(entry => entry.Key, entry => entry.Value!);

    private string Id(string type, string name, params (string, object?)[] inputs) =>
        (string)Create(type, name, inputs)["id"];
}
