using System.Collections.Immutable;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>A request whose permission is asked for.</summary>
public sealed record AccessRequest
{
    /// <summary>The role that asks; null for a request without credentials.</summary>
    public required Role? Principal { get; init; }

    /// <summary>The AWS service that asks instead of a role, such as <c>ec2.amazonaws.com</c> for the role itself; null for none.</summary>
    public string? Service { get; init; }

    /// <summary>The role session's name, as <c>aws:userid</c> has it: of an instance, its id; null when it is not known.</summary>
    public string? SessionName { get; init; }

    /// <summary>The action, for example <c>sqs:SendMessage</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The ARN of the resource; <c>*</c> for an action without one; null when it is not known.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether the * at the end of <see cref="Resource"/> stands for a name that is not known.</summary>
    public bool IsNameOpen { get; init; }

    /// <summary>Whose the resource is, as far as its ARN does not say.</summary>
    public Owner ResourceOwner { get; init; }

    /// <summary>The region of the request; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The policies of the resource; empty when it has none or takes none.</summary>
    public ImmutableArray<PolicyText> ResourcePolicies { get; init; } = [];

    /// <summary>The way that the request takes.</summary>
    public AccessPath Path { get; init; } = AccessPath.OverInternet;
}

/// <summary>The way that a request takes, as far as policies can ask for it.</summary>
public sealed record AccessPath
{
    /// <summary>Over the public endpoint, from an address that is not known.</summary>
    public static AccessPath OverInternet { get; } = new();

    /// <summary>The VPC (<c>aws:SourceVpc</c>); present only through an endpoint.</summary>
    public string? SourceVpc { get; init; }

    /// <summary>The endpoint (<c>aws:SourceVpce</c>); present only through an endpoint.</summary>
    public VpcEndpoint? Endpoint { get; init; }

    /// <summary>The private address (<c>aws:VpcSourceIp</c>); present only through an endpoint; null when it is not known.</summary>
    public string? VpcSourceIp { get; init; }

    /// <summary>The public address (<c>aws:SourceIp</c>); absent through an endpoint; null when it is not known.</summary>
    public string? SourceIp { get; init; }

    /// <summary>Whether the connection is encrypted (<c>aws:SecureTransport</c>).</summary>
    public bool SecureTransport { get; init; } = true;
}
