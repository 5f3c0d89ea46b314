using System.Diagnostics.CodeAnalysis;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Networking;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>A request to create one resource, with what a service needs to answer it.</summary>
internal sealed class ResourceRequest
{
    private StableHash? _hash;

    public ResourceRequest(ResourceKind kind, string name, InputBag inputs, Caller caller, CloudState cloud)
    {
        Kind = kind;
        Name = name;
        Inputs = inputs;
        Cloud = cloud;
        Region = inputs.Text("region") ?? caller.Region;
        if (AwsRegion.Find(Region) is null)
        {
            throw Refuse("InvalidParameterValue",
                $"region '{Region}' is not an AWS region. {NearMiss.OfRegion(Region)}");
        }
    }

    public ResourceKind Kind { get; }

    public string Name { get; }

    public InputBag Inputs { get; }

    public CloudState Cloud { get; }

    public string Region { get; }

    public string Partition => AwsPartition.Of(Region).Id;

    public string AccountId => Cloud.AccountId;

    /// <summary>The region's zones, as the account sees them.</summary>
    public AvailabilityZones Zones => Cloud.ZonesOf(Region);

    /// <summary>
    /// The hash of the resource's identity: type, account, region, name and the inputs that AWS cannot change in place.
    /// Changing one of those gives a new resource, and so a new id.
    /// </summary>
    public StableHash Hash => _hash ??= ResourceIdentity.Of(Kind.Type, Place, Name, Inputs);

    // Resources of the cloud's own account have the same ids whatever its number is.
    private string Place => AccountId == Cloud.Accounts.Options.AccountId ? Region : $"{AccountId}/{Region}";

    /// <summary>The same request with other inputs.</summary>
    public ResourceRequest With(InputBag inputs) => new(Kind, Name, inputs, new Caller(AccountId, Region, ""), Cloud);

    public StateBuilder NewState() => new(Inputs);

    /// <summary>The state of a resource that belongs to one region.</summary>
    public StateBuilder NewRegionalState() => NewState().Default("region", Region);

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{AccountId}:{resource}";

    public AwsRefusalException Refuse(string code, string reason) =>
        new($"creating {Kind.Label} '{Name}'", code, reason, Kind.Type, Name);

    public string RequiredText(string key) =>
        Inputs.Text(key) ?? throw Refuse("MissingParameter", $"{key} is required.");

    /// <summary>Refuses unless the condition holds.</summary>
    public void Require([DoesNotReturnIf(false)] bool condition, string code, string reason)
    {
        if (!condition)
        {
            throw Refuse(code, reason);
        }
    }

    /// <summary>A number within bounds, when given.</summary>
    public void RequireRange(string key, int least, int most, string code = "InvalidParameterValue", string unit = "")
    {
        if (Inputs.Number(key) is { } number && (number < least || number > most || number != Math.Floor(number)))
        {
            throw Refuse(code, $"{key} {Format.Number(number)} is not between {least} and {most}{unit}.");
        }
    }

    /// <summary>One of a list of values, when given.</summary>
    public void RequireOneOf(string key, string[] accepted, string code = "InvalidParameterValue")
    {
        if (Inputs.Text(key) is { } value && Array.IndexOf(accepted, value) < 0)
        {
            throw Refuse(code, $"{key} '{value}' is not accepted; use {Format.Choice(accepted)}.");
        }
    }

    /// <summary>
    /// The physical name: the one given, else the prefix or the resource's name with seven hexadecimal digits, as
    /// Pulumi names resources whose program does not. It keeps capital letters except in a bucket's name, also where AWS takes
    /// none (github.com/DefangLabs/pulumi-defang/issues/535).
    /// </summary>
    public string PhysicalName(string key = "name", bool lowerCase = false, string suffix = "")
    {
        if (Inputs.Text(key) is { } given)
        {
            return given;
        }
        var automatic = Inputs.Text($"{key}Prefix") is { } prefix ? prefix + Hash.Hex(26) : $"{Name}-{Hash.Hex(7)}";
        return (lowerCase ? automatic.ToLowerInvariant() : automatic) + suffix;
    }
}
