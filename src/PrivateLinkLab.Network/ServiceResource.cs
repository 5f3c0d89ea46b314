using System.Collections.Immutable;

namespace PrivateLinkLab.Network;

/// <summary>A table, secret, parameter or topic: something of an AWS service that actions are about.</summary>
public sealed record ServiceResource
{
    /// <summary>The services of all of them, by the prefixes of their actions.</summary>
    public static ImmutableArray<string> Services { get; } = ["dynamodb", "secretsmanager", "sns", "ssm"];

    /// <summary>The key in <see cref="NetworkModel.ServiceResources"/>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="key">The key of the resource's identity.</param>
    public static string KeyOf(string service, string key) => $"{service}/{key}";

    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The prefix of its service's actions, such as <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The ARN; null when it is not known.</summary>
    public string? Arn { get; init; }

    /// <summary>The region; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>The policies: its own and that of a standalone policy resource.</summary>
    public ImmutableArray<PolicyText> Policies { get; init; } = [];

    /// <summary>The key that encrypts it; null for one that asks nothing of callers.</summary>
    public Encryption? Encryption { get; init; }
}
