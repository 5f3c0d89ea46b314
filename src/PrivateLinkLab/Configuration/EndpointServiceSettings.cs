using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;
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
    public required bool AcceptConnections { get; init; }

    /// <summary>The TCP port of the service and its server.</summary>
    public required int Port { get; init; }

    /// <summary>Whether the load balancer sends connections to targets in other zones.</summary>
    public required bool CrossZone { get; init; }

    /// <summary>Whether the load balancer's security group filters the consumers' addresses.</summary>
    public required bool EnforceInboundRules { get; init; }

    /// <summary>The ARNs of who may make endpoints; null for the consumer's account.</summary>
    public required IReadOnlyList<string>? AllowedPrincipals { get; init; }

    /// <summary>The service's private DNS name; null for none.</summary>
    public required string? PrivateDnsName { get; init; }

    /// <summary>Whether the record that proves the private DNS name is published.</summary>
    public required bool PrivateDnsVerified { get; init; }

    /// <summary>Whether a topic is told of connections.</summary>
    public required bool Notifications { get; init; }

    internal static EndpointServiceSettings Read(SettingsReader reader, string region)
    {
        var givenRegion = reader.Read(ConfigKeys.ConsumerRegion);
        var consumerRegion = givenRegion ?? region;
        if (givenRegion is not null && !AwsRegion.IsCode(givenRegion))
        {
            reader.Add(
                ConfigKeys.ConsumerRegion,
                $"is '{consumerRegion}'",
                "It is a region's code, such as us-east-1."
            );
        }

        var consumerVpcCidr = reader.Read(ConfigKeys.ConsumerVpcCidr);
        var settings = new EndpointServiceSettings
        {
            Provider = AccountAccess.Read(reader, region, ConfigKeys.ProviderProfile, ConfigKeys.ProviderRoleArn),
            Consumer = AccountAccess.Read(
                reader,
                consumerRegion,
                ConfigKeys.ConsumerProfile,
                ConfigKeys.ConsumerRoleArn
            ),
            ConsumerVpcCidr = consumerVpcCidr,
            ConsumerSubnets = SubnetSettings.Read(reader, SubnetSettings.Consumer, consumerRegion, consumerVpcCidr),
            ConsumerEndpointClients = reader.Read(ConfigKeys.EndpointClients) ?? [consumerVpcCidr],
            AcceptConnections = reader.Read(ConfigKeys.AcceptEndpointConnections),
            Port = reader.Read(ConfigKeys.ServicePort),
            CrossZone = reader.Read(ConfigKeys.ServiceCrossZone),
            EnforceInboundRules = reader.Read(ConfigKeys.ServiceEnforceInboundRules),
            AllowedPrincipals = reader.Read(ConfigKeys.ServiceAllowedPrincipals),
            PrivateDnsName = reader.Read(ConfigKeys.ServicePrivateDnsName),
            PrivateDnsVerified = reader.Read(ConfigKeys.ServicePrivateDnsVerified),
            Notifications = reader.Read(ConfigKeys.ServiceNotifications),
        };
        foreach (
            var principal in settings.AllowedPrincipals?.Where(principal => !PrincipalForm().IsMatch(principal)) ?? []
        )
        {
            reader.Add(
                ConfigKeys.ServiceAllowedPrincipals,
                $"has '{principal}'",
                "It holds the ARNs of accounts, users or roles, such as arn:aws:iam::123456789012:root."
            );
        }

        if (settings is { PrivateDnsVerified: true, PrivateDnsName: null })
        {
            reader.Add(
                ConfigKeys.ServicePrivateDnsVerified,
                $"is true without {ConfigKeys.ServicePrivateDnsName}",
                "Set the name that is verified, such as api.example.com."
            );
        }

        return settings;
    }

    [GeneratedRegex(@"^arn:[a-z-]+:iam::[0-9]{12}:(root|user/.+|role/.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrincipalForm();
}
