using System.Diagnostics.CodeAnalysis;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>A request to create one resource, with what a service needs to answer it.</summary>
internal sealed class ResourceRequest : CloudRequest
{
    private StableHash? _hash;

    /// <summary>Asks for a resource.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="lineage">The types of its ancestors, where type and name do not tell it from others; else
    /// null.</param>
    /// <param name="inputs">What is asked.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cloud">All the accounts.</param>
    public ResourceRequest(
        ResourceKind kind,
        ResourceUrn urn,
        string? lineage,
        InputBag inputs,
        CallerIdentity caller,
        CloudAccounts cloud
    )
        : base(inputs, caller, cloud)
    {
        Kind = kind;
        Urn = urn;
        Lineage = lineage;
        if (RegionProblem is { } problem)
        {
            throw Refuse("InvalidParameterValue", problem);
        }
    }

    public ResourceKind Kind { get; }

    public ResourceUrn Urn { get; }

    public string Name => Urn.Name;

    /// <summary>
    /// The types of the ancestors, where type and name do not tell the resource from others; else null.
    /// </summary>
    public string? Lineage { get; }

    /// <summary>
    /// The hash of the resource's identity: type, account, region, name, the inputs that AWS cannot change in place
    /// and, where several resources have one type and name, the types of its ancestors. Changing one of those gives a
    /// new resource, and so a new id.
    /// </summary>
    public StableHash Hash => _hash ??= ResourceIdentity.Of(Kind.Type, Place, Name, Lineage, Inputs);

    // Resources of the cloud's own account have the same ids whatever its number is.
    private string Place => Account.IsOwn ? Region : $"{AccountId}/{Region}";

    /// <summary>The same request with other inputs.</summary>
    public ResourceRequest With(InputBag inputs) =>
        new(Kind, Urn, Lineage, inputs, Caller with { Region = Region }, Cloud);

    public StateBuilder NewState() => new(Inputs, Caller.DefaultTags);

    /// <summary>The state of a resource that belongs to one region.</summary>
    public StateBuilder NewRegionalState() => NewState().Default("region", Region);

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{AccountId}:{resource}";

    public RequestRefusedException Refuse(string code, string reason) =>
        new(new AwsRefusal(code, $"creating {Kind.Label} '{Name}': {code}: {reason}", Urn.Type, Name));

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
    /// Pulumi names resources whose program does not. It keeps capital letters except in a bucket's name, also where
    /// AWS takes none (github.com/DefangLabs/pulumi-defang/issues/535).
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
