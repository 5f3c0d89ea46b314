using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using Pulumi;
using Aws = Pulumi.Aws;

namespace SaasProvider;

/// <summary>
/// A customer of the service: an account of its own, with a VPC whose addresses may be those of every other customer.
/// </summary>
/// <param name="name">The customer's name.</param>
/// <param name="accountId">Its account.</param>
public sealed class Consumer(string name, string accountId)
{
    /// <summary>The addresses of every customer's VPC: PrivateLink does not mind that they are the same.</summary>
    public const string CidrBlock = "10.0.0.0/16";

    /// <summary>The customer's name.</summary>
    public string Name => name;

    /// <summary>Whoever in the account may make endpoints, as the provider admits it.</summary>
    public string Principal => $"arn:aws:iam::{accountId}:root";

    /// <summary>Makes the VPC, a client in it, and the client's endpoint of the service.</summary>
    public ConsumerEndpoint Connect(EndpointServiceOffer service)
    {
        var account = new ComponentResourceOptions
        {
            Provider = new Aws.Provider(
                $"{name}-account",
                new()
                {
                    AssumeRoles =
                    {
                        new Aws.Inputs.ProviderAssumeRoleArgs
                        {
                            RoleArn = $"arn:aws:iam::{accountId}:role/Deployer",
                        },
                    },
                }
            ),
        };
        // By the id of the zone: its letter is another one in every account.
        var vpc = new PrivateVpc(
            $"{name}-vpc",
            new()
            {
                CidrBlock = CidrBlock,
                Subnets =
                [
                    new()
                    {
                        Name = $"{name}-subnet",
                        CidrBlock = "10.0.1.0/24",
                        AvailabilityZone = ApiStack.Zones[0],
                    },
                ],
            },
            account
        );
        var client = new PrivateInstance(
            $"{name}-client",
            new() { Network = vpc.Network, SessionManager = false },
            account
        );
        return new(
            $"{name}-endpoint",
            new()
            {
                Network = vpc.Network,
                Service = service,
                Clients = new() { [$"{name}-client"] = client.SecurityGroupId },
            },
            account
        );
    }
}
