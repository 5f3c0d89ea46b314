using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of the scenario endpoint-service alone.</summary>
public sealed partial record EndpointServiceSettings
{
    /// <summary>How the provider's account is reached.</summary>
    public required AccountAccess Provider { get; init; }

    /// <summary>How the consumer's account is reached.</summary>
    public required AccountAccess Consumer { get; init; }

    /// <summary>The IPv4 block of the consumer's VPC.</summary>
    public required string ConsumerVpcCidr { get; init; }

    /// <summary>The subnets of the consumer's VPC.</summary>
    public required IReadOnlyList<PrivateSubnetArgs> ConsumerSubnets { get; init; }

    /// <summary>The IPv4 blocks that may connect to the AWS services' endpoints of the consumer's VPC.</summary>
    public required IReadOnlyList<string> ConsumerEndpointClients { get; init; }

    /// <summary>Whether the provider accepts the consumer's connection.</summary>
    public bool AcceptConnections { get; init; } = true;

    /// <summary>The TCP port of the service and its server.</summary>
    public int Port { get; init; } = 80;

    /// <summary>Whether the load balancer sends connections to targets in other zones.</summary>
    public bool CrossZone { get; init; }

    /// <summary>Whether the load balancer's security group filters the consumers' addresses.</summary>
    public bool EnforceInboundRules { get; init; } = true;

    /// <summary>The ARNs of who may make endpoints; null for the consumer's account.</summary>
    public IReadOnlyList<string>? AllowedPrincipals { get; init; }

    /// <summary>The service's private DNS name; null for none.</summary>
    public string? PrivateDnsName { get; init; }

    /// <summary>Whether the record that proves the private DNS name is published.</summary>
    public bool PrivateDnsVerified { get; init; }

    /// <summary>Whether a topic is told of connections.</summary>
    public bool Notifications { get; init; }

    internal static EndpointServiceSettings Read(SettingsReader reader, string region)
    {
        var givenRegion = reader.TextUnless(ConfigKeys.ConsumerRegion, ConfigKeys.Auto);
        var consumerRegion = givenRegion ?? region;
        if (givenRegion is not null && !RegionName.IsValid(givenRegion))
        {
            reader.Add(ConfigKeys.ConsumerRegion, $"is '{consumerRegion}'", "It is a region's code, such as us-east-1.");
        }

        var consumerVpcCidr = reader.Text(ConfigKeys.ConsumerVpcCidr, "10.0.0.0/16");
        var settings = new EndpointServiceSettings
        {
            Provider = AccountAccess.Read(reader, region, ConfigKeys.ProviderProfile, ConfigKeys.ProviderRoleArn),
            Consumer = AccountAccess.Read(reader, consumerRegion, ConfigKeys.ConsumerProfile, ConfigKeys.ConsumerRoleArn),
            ConsumerVpcCidr = consumerVpcCidr,
            ConsumerSubnets = SubnetSettings.Read(reader, SubnetSettings.Consumer, consumerRegion, consumerVpcCidr),
            ConsumerEndpointClients = reader.List(ConfigKeys.EndpointClients) ?? [consumerVpcCidr],
            AcceptConnections = reader.Boolean(ConfigKeys.AcceptEndpointConnections, true),
            Port = reader.Integer(ConfigKeys.ServicePort, 80, least: 1, most: 65535),
            CrossZone = reader.Boolean(ConfigKeys.ServiceCrossZone, false),
            EnforceInboundRules = reader.Boolean(ConfigKeys.ServiceEnforceInboundRules, true),
            AllowedPrincipals = reader.List(ConfigKeys.ServiceAllowedPrincipals),
            PrivateDnsName = reader.TextUnless(ConfigKeys.ServicePrivateDnsName, ConfigKeys.None),
            PrivateDnsVerified = reader.Boolean(ConfigKeys.ServicePrivateDnsVerified, false),
            Notifications = reader.Boolean(ConfigKeys.ServiceNotifications, false),
        };
        foreach (var principal in settings.AllowedPrincipals?.Where(principal => !PrincipalForm().IsMatch(principal)) ?? [])
        {
            reader.Add(
                ConfigKeys.ServiceAllowedPrincipals,
                $"has '{principal}'",
                "It holds the ARNs of accounts, users or roles, such as arn:aws:iam::123456789012:root.");
        }

        if (settings is { PrivateDnsVerified: true, PrivateDnsName: null })
        {
            reader.Add(
                ConfigKeys.ServicePrivateDnsVerified,
                $"is true without {ConfigKeys.ServicePrivateDnsName}",
                "Set the name that is verified, such as api.example.com.");
        }

        return settings;
    }

    [GeneratedRegex(@"^arn:[a-z-]+:iam::[0-9]{12}:(root|user/.+|role/.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrincipalForm();
}
