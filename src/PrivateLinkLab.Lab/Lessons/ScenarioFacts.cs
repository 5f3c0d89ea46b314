using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>What experiments need to know of a stack, read from its graph.</summary>
internal sealed class ScenarioFacts
{
    private ScenarioFacts(ResourceGraph graph) => Graph = graph;

    /// <summary>The stack, for what one scenario alone needs to know.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>The region's code: a subnet's zone or an ARN tells it.</summary>
    public string Region { get; private init; } = "us-east-1";

    /// <summary>The queue's URL; null when there is no queue, or its URL is not known yet.</summary>
    public string? QueueUrl { get; private init; }

    /// <summary>The addresses of the endpoint for SQS; empty when there is none.</summary>
    public ImmutableArray<CidrBlock> SqsAddresses => AddressesOf(Graph.InterfaceEndpoints("sqs"));

    /// <summary>The id of an instance, for a command; what stands for it when there is none.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string InstanceId(string name) => Instance(name)?.Id ?? $"<id of {name}>";

    /// <summary>The private address of an instance, for a command; what stands for it when it is not known.</summary>
    /// <param name="name">The instance's Name tag.</param>
    public string AddressOf(string name) => Instance(name)?.Outputs.GetText("privateIp") ?? $"<address of {name}>";

    /// <summary>
    /// The region that an instance is in, by its subnet's zone; the stack's own when it is not known.
    /// </summary>
    /// <param name="name">The instance's Name tag.</param>
    public string RegionOf(string name) =>
        Graph.OfTypes(ResourceTypes.Subnets).FirstOrDefault(subnet => subnet.Name == SubnetOf(name)) is { } found
            ? RegionOf(found) ?? Region
            : Region;

    /// <summary>
    /// The logical name of an instance's subnet, for a probe; the instance's own name when it is not known.
    /// </summary>
    /// <param name="name">The instance's Name tag.</param>
    public string SubnetOf(string name) =>
        Instance(name) is { } instance
        && Graph.OfTypes(ResourceTypes.Subnets).FirstOrDefault(subnet => IsIn(instance, subnet)) is { } found
            ? found.Name
            : name;

    /// <summary>The public name of an AWS service in the region.</summary>
    public string HostOf(string service) => AwsRegion.Of(Region).Host(service);

    /// <summary>Reads the facts.</summary>
    public static ScenarioFacts Of(ResourceGraph graph) =>
        new(graph) { Region = RegionOf(graph) ?? "us-east-1", QueueUrl = QueueUrlOf(graph) };

    // Before the subnet has an id, only the graph's references tell.
    private static bool IsIn(ResourceNode instance, ResourceNode subnet) =>
        instance.Inputs.GetText("subnetId") is { } id
            ? subnet.Id == id
            : instance.PropertyDependencies.GetValueOrDefault("subnetId", []).Contains(subnet.Urn);

    private ResourceNode? Instance(string name) =>
        Graph
            .OfTypes(ResourceTypes.Instances)
            .FirstOrDefault(node => node.Inputs.GetMap("tags").GetText("Name") == name);

    private static string? RegionOf(ResourceGraph graph) =>
        graph
            .OfTypes(ResourceTypes.Subnets)
            .Select(RegionOf)
            .Concat(graph.Resources.Select(node => node.Outputs.GetText("arn")?.Split(':').ElementAtOrDefault(3)))
            .FirstOrDefault(region => !string.IsNullOrEmpty(region));

    private static string? RegionOf(ResourceNode subnet) =>
        AvailabilityZoneName.RegionOf(subnet.Inputs.GetText("availabilityZone"));

    // A dead-letter queue's name is no scenario's: the queue that has one is meant.
    private static string? QueueUrlOf(ResourceGraph graph) =>
        graph
            .OfTypes(AwsTypes.Queue)
            .OrderByDescending(queue => queue.Inputs.ContainsKey("redrivePolicy"))
            .Select(queue => queue.Outputs.GetText("url") ?? queue.Id)
            .FirstOrDefault(url => url is not null);

    /// <summary>
    /// The addresses of interface endpoints: an interface's own where AWS has given it, else its subnet's block.
    /// </summary>
    public ImmutableArray<CidrBlock> AddressesOf(IEnumerable<ResourceNode> endpoints)
    {
        var addresses = ImmutableArray.CreateBuilder<CidrBlock>();
        foreach (var endpoint in endpoints)
        {
            var given = endpoint
                .Outputs.GetList("subnetConfigurations")
                .Select(configuration => configuration.AsMap())
                .Where(configuration => !string.IsNullOrEmpty(configuration.GetText("ipv4")))
                .ToLookup(
                    configuration => configuration.GetText("subnetId"),
                    configuration => configuration.GetText("ipv4")
                );
            foreach (var id in endpoint.Inputs.GetTexts("subnetIds"))
            {
                var block =
                    given[id].FirstOrDefault() is { } address && IpAddress.TryParseIpv4(address, out var number)
                        ? CidrBlock.Of(number)
                        : BlockOf(
                            Graph
                                .OfTypes(ResourceTypes.Subnets)
                                .FirstOrDefault(subnet => subnet.Id == id)
                                ?.Inputs.GetText("cidrBlock")
                        );
                if (block is { } known)
                {
                    addresses.Add(known);
                }
            }
        }

        return addresses.ToImmutable();
    }

    /// <summary>A block as a property has it; null for what is none.</summary>
    public static CidrBlock? BlockOf(string? text) => CidrBlock.TryParseIpv4(text, out var block) ? block : null;
}
