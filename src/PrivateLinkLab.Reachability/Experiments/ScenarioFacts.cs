using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Faults;

namespace PrivateLinkLab.Reachability.Experiments;

/// <summary>What experiments need to know of a stack, read from its graph.</summary>
internal sealed class ScenarioFacts
{
    private const string Queue = "aws:sqs/queue:Queue";

    private ScenarioFacts(string region, string? queueUrl, string? endpointName) =>
        (Region, QueueUrl, EndpointName) = (region, queueUrl, endpointName);

    /// <summary>The region's code.</summary>
    public string Region { get; }

    /// <summary>The queue's URL, or the one that it would have when that is not known yet.</summary>
    public string? QueueUrl { get; }

    /// <summary>The regional name of the consumer's endpoint; null when it is not known.</summary>
    public string? EndpointName { get; }

    /// <summary>The public name of an AWS service in the region.</summary>
    public string HostOf(string service) => $"{service}.{Region}.amazonaws.com";

    /// <summary>Reads the facts.</summary>
    public static ScenarioFacts Of(ResourceGraph graph) => new(RegionOf(graph), QueueUrlOf(graph), EndpointNameOf(graph));

    // A subnet's zone says it, or else an ARN's fourth part.
    private static string RegionOf(ResourceGraph graph) =>
        graph.OfType("aws:ec2/subnet:Subnet").Select(subnet => subnet.Inputs.GetText("availabilityZone")).OfType<string>()
            .Select(zone => zone.TrimEnd([.. "abcdef"]))
            .Concat(graph.Resources.Select(node => node.Outputs.GetText("arn")?.Split(':').ElementAtOrDefault(3)).OfType<string>())
            .FirstOrDefault(region => region.Length > 0) ?? "us-east-1";

    // A dead-letter queue's name is no scenario's: the queue that has one is meant.
    private static string? QueueUrlOf(ResourceGraph graph) =>
        graph.OfType(Queue).OrderByDescending(queue => queue.Inputs.ContainsKey("redrivePolicy"))
            .Select(queue => queue.Outputs.GetText("url") ?? queue.Id)
            .FirstOrDefault(url => url is not null);

    private static string? EndpointNameOf(ResourceGraph graph) =>
        graph.ConsumerEndpoints().SelectMany(endpoint => endpoint.Outputs.GetList("dnsEntries"))
            .Select(entry => entry.AsMap().GetText("dnsName"))
            .FirstOrDefault(name => name is not null);
}
