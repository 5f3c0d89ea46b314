using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>A resource type that the cloud can create: all that the cloud has to know of it.</summary>
/// <param name="Type">Its Pulumi type token.</param>
/// <param name="Label">What a person calls it, as in "creating EC2 Subnet".</param>
/// <param name="Create">Checks the request and gives the new resource.</param>
internal sealed record ResourceKind(string Type, string Label, Func<ResourceRequest, Answer> Create)
{
    /// <summary>
    /// What keeps a resource, as the state before has it, from being deleted; null when nothing ever does.
    /// </summary>
    public Func<GraphDiff, ResourceNode, Keeper?>? KeptBy { get; init; }
}

/// <summary>What keeps a resource from being deleted.</summary>
/// <param name="Guard">Its kind.</param>
/// <param name="Refusal">AWS's code and reason, and what to do first.</param>
internal sealed record Keeper(DeletionGuard Guard, string Refusal);

/// <summary>A function (data source) that the cloud can answer: all that the cloud has to know of it.</summary>
/// <param name="Token">Its Pulumi token.</param>
/// <param name="Label">What it reads, as in "reading SSM Parameter".</param>
/// <param name="Answer">Checks the request and gives the result.</param>
internal sealed record FunctionKind(string Token, string Label, Func<FunctionRequest, MapValue> Answer)
{
    /// <summary>
    /// What the function gives, where {region} stands for the region, of something that exists but not in this cloud:
    /// a lookup that finds nothing may be right all the same. Null for a function whose refusals are final.
    /// </summary>
    public IReadOnlyList<(string Key, PropertyValue Value)>? Elsewhere { get; init; }
}

/// <summary>A created resource: its id and all its properties.</summary>
internal sealed record Answer(string Id, MapValue State);
