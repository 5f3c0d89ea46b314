using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Networking;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What experiments need to know of a stack, read from its graph.</summary>
internal sealed class ScenarioFacts
{
    private readonly ResourceGraph _graph;

    private ScenarioFacts(ResourceGraph graph) => _graph = graph;

    /// <summary>The region's code: a subnet's zone or an ARN tells it.</summary>
    public string Region { get; private init; } = "us-east-1";

    /// <summary>The queue's URL; null when there is no queue, or its URL is not known yet.</summary>
    public string? QueueUrl { get; private init; }

    /// <summary>The bucket's name; null when there is no bucket, or its name is not known yet.</summary>
    public string? BucketName { get; private init; }

    /// <summary>The regional name of the consumer's endpoint; null when it is not known.</summary>
    public string? EndpointName { get; private init; }

    /// <summary>The addresses of the endpoint for SQS; empty when there is none.</summary>
    public ImmutableArray<Ipv4Block> SqsAddresses => AddressesOf(_graph.InterfaceEndpoints("sqs"));

    /// <summary>The addresses of the consumer's endpoint; empty when there is none.</summary>
    public ImmutableArray<Ipv4Block> ConsumerAddresses => AddressesOf(_graph.ConsumerEndpoints());

    /// <summary>The port of the endpoint service, as the consumer's endpoint admits it; 80 when it admits none.</summary>
    public int ServicePort =>
        _graph.RulesOf(AwsTypes.SecurityGroupIngressRule, _graph.ConsumerEndpoints(), GraphParts.EndpointGroups)
            .Select(rule => rule.Inputs.GetInt("fromPort")).FirstOrDefault(port => port is not null) ?? 80;

    /// <summary>The Name tag of the endpoint service's server, of the first where there are several.</summary>
    public string Server =>
        _graph.OfTypes(ResourceTypes.Instances).Select(node => node.Inputs.GetMap("tags").GetText("Name"))
            .FirstOrDefault(name => name?.StartsWith("HTTP_Provider", StringComparison.Ordinal) == true) ?? "HTTP_Provider";

    /// <summary>Whether two VPCs share addresses.</summary>
    public bool VpcsOverlap
    {
        get
        {
            var blocks = _graph.OfTypes(ResourceTypes.Vpcs).Select(vpc => BlockOf(vpc.Inputs.GetText("cidrBlock"))).OfType<Ipv4Block>().ToList();
            return blocks.Index().Any(one => blocks.Skip(one.Index + 1).Any(other => other.Overlaps(one.Item)));
        }
    }

    /// <summary>The id of an instance, for a command; what stands for it when there is none.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string InstanceId(string name) => Instance(name)?.Id ?? $"<id of {name}>";

    /// <summary>The private address of an instance, for a command; what stands for it when it is not known.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string AddressOf(string name) => Instance(name)?.Outputs.GetText("privateIp") ?? $"<address of {name}>";

    /// <summary>The region that an instance is in, by its subnet's zone; the stack's own when it is not known.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string RegionOf(string name) =>
        _graph.OfTypes(ResourceTypes.Subnets).FirstOrDefault(subnet => subnet.Name == SubnetOf(name)) is { } found
            ? RegionOf(found) ?? Region
            : Region;

    /// <summary>The logical name of an instance's subnet, for a probe; the instance's own name when it is not known.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string SubnetOf(string name) =>
        Instance(name)?.Inputs.GetText("subnetId") is { } id
            && _graph.OfTypes(ResourceTypes.Subnets).FirstOrDefault(subnet => subnet.Id == id) is { } found
            ? found.Name
            : name;

    /// <summary>The database's host name, for a command; what stands for it when it is not known.</summary>
    public string DatabaseHost =>
        _graph.OfTypes(AwsTypes.DbInstance).Select(database => database.Outputs.GetText("address")).FirstOrDefault(name => name is not null)
        ?? "<rdsEndpoint>";

    /// <summary>The public name of an AWS service in the region.</summary>
    public string HostOf(string service) => AwsRegion.Of(Region).Host(service);

    /// <summary>Reads the facts.</summary>
    public static ScenarioFacts Of(ResourceGraph graph) => new(graph)
    {
        Region = RegionOf(graph) ?? "us-east-1",
        QueueUrl = QueueUrlOf(graph),
        BucketName = graph.OfTypes(AwsTypes.Bucket).Select(bucket => bucket.Id).FirstOrDefault(name => name is not null),
        EndpointName = EndpointNameOf(graph),
    };

    private ResourceNode? Instance(string name) =>
        _graph.OfTypes(ResourceTypes.Instances).FirstOrDefault(node => node.Inputs.GetMap("tags").GetText("Name") == name);

    private static string? RegionOf(ResourceGraph graph) =>
        graph.OfTypes(ResourceTypes.Subnets)
            .Select(RegionOf)
            .Concat(graph.Resources.Select(node => node.Outputs.GetText("arn")?.Split(':').ElementAtOrDefault(3)))
            .FirstOrDefault(region => !string.IsNullOrEmpty(region));

    private static string? RegionOf(ResourceNode subnet) => AvailabilityZoneName.RegionOf(subnet.Inputs.GetText("availabilityZone"));

    // A dead-letter queue's name is no scenario's: the queue that has one is meant.
    private static string? QueueUrlOf(ResourceGraph graph) =>
        graph.OfTypes(AwsTypes.Queue).OrderByDescending(queue => queue.Inputs.ContainsKey("redrivePolicy"))
            .Select(queue => queue.Outputs.GetText("url") ?? queue.Id)
            .FirstOrDefault(url => url is not null);

    private static string? EndpointNameOf(ResourceGraph graph) =>
        graph.ConsumerEndpoints().SelectMany(endpoint => endpoint.Outputs.GetList("dnsEntries"))
            .Select(entry => entry.AsMap().GetText("dnsName"))
            .FirstOrDefault(name => name is not null);

    // An interface's own address where AWS has given it, else its subnet's block.
    private ImmutableArray<Ipv4Block> AddressesOf(IEnumerable<ResourceNode> endpoints)
    {
        var addresses = ImmutableArray.CreateBuilder<Ipv4Block>();
        foreach (var endpoint in endpoints)
        {
            var given = endpoint.Outputs.GetList("subnetConfigurations")
                .Select(configuration => configuration.AsMap())
                .Where(configuration => !string.IsNullOrEmpty(configuration.GetText("ipv4")))
                .ToLookup(configuration => configuration.GetText("subnetId"), configuration => configuration.GetText("ipv4"));
            foreach (var id in endpoint.Inputs.GetTexts("subnetIds"))
            {
                var block = given[id].FirstOrDefault() is { } address && Ipv4Address.TryParse(address, out var number)
                    ? Ipv4Block.Of(number)
                    : BlockOf(_graph.OfTypes(ResourceTypes.Subnets).FirstOrDefault(subnet => subnet.Id == id)?.Inputs.GetText("cidrBlock"));
                if (block is { } known)
                {
                    addresses.Add(known);
                }
            }
        }

        return addresses.ToImmutable();
    }

    private static Ipv4Block? BlockOf(string? text) => text is not null && Ipv4Block.TryParse(text, out var block, out _) ? block : null;
}
