using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of a <see cref="ConsumerPrivateDns"/>.</summary>
public sealed class ConsumerPrivateDnsArgs : ResourceArgs
{
    /// <summary>The endpoint to which the service's private DNS name is to lead.</summary>
    public required ConsumerEndpoint Endpoint { get; init; }

    /// <summary>
    /// The acceptance of the endpoint's connection, after which alone private DNS can be enabled. Needed when the
    /// service requires acceptance and <see cref="AcceptedElsewhere"/> does not say that it is done.
    /// </summary>
    public EndpointAcceptance? Acceptance { get; init; }

    /// <summary>Whether the provider has accepted the connection outside this program. False when not set.</summary>
    [Input("acceptedElsewhere")]
    public bool AcceptedElsewhere { get; init; }

    /// <summary>
    /// Whether the name leads to the endpoint. True when not set. To turn it off, deploy false: a component that is
    /// removed leaves private DNS as it is, because AWS's provider then does nothing.
    /// </summary>
    [Input("enabled")]
    public bool Enabled { get; init; } = true;
}

/// <summary>
/// Makes the private DNS name of a service lead to an endpoint inside its VPC, as a step of its own: AWS refuses it
/// until the provider has verified the domain and accepted the connection (hashicorp/terraform-provider-aws#7148).
/// </summary>
/// <remarks>
/// Removing the component does not turn private DNS off (Terraform AWS provider, aws_vpc_endpoint_private_dns): first
/// deploy it with <see cref="ConsumerPrivateDnsArgs.Enabled"/> false. Removed together with the endpoint, nothing is
/// left of it.
/// </remarks>
public sealed class ConsumerPrivateDns : ComponentResource
{
    /// <summary>Turns private DNS on, or off.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public ConsumerPrivateDns(string name, ConsumerPrivateDnsArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.ConsumerPrivateDns, name, Checked(name, args), options)
    {
        var before = new InputList<Resource>();
        foreach (var resource in args.Endpoint.Service.BeforePrivateDns)
        {
            before.Add(resource);
        }

        if (args.Acceptance is not null)
        {
            before.Add(args.Acceptance);
        }

        var dns = new Aws.Vpc.EndpointPrivateDns(
            $"{name}-private-dns",
            new Aws.Vpc.EndpointPrivateDnsArgs
            {
                VpcEndpointId = args.Endpoint.EndpointId,
                PrivateDnsEnabled = args.Enabled,
            },
            new CustomResourceOptions { Parent = this, DependsOn = before }
        );

        DnsName = dns.Id.Apply(_ => args.Enabled ? args.Endpoint.Service.PrivateDnsName! : null!);
        RegisterOutputs();
    }

    /// <summary>The service's name inside the VPC, once it leads to the endpoint; null while it does not.</summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    private static ConsumerPrivateDnsArgs Checked(string name, ConsumerPrivateDnsArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(ConsumerPrivateDns), name, args);
        if (!args.Enabled)
        {
            // Nothing that is needed to turn it on is needed to turn it off: neither the acceptance nor the name.
            return args;
        }

        var endpoint = $"ConsumerEndpoint '{args.Endpoint.GetResourceName()}'";
        var (network, service) = (args.Endpoint.Network, args.Endpoint.Service);
        errors.Require(
            !service.AcceptanceRequired || args.Acceptance is not null || args.AcceptedElsewhere,
            nameof(args.Acceptance),
            $"is not set, and the service of {endpoint} requires acceptance",
            $"Give the EndpointAcceptance, or set AcceptedElsewhere once the provider has accepted: AWS refuses "
                + $"private DNS before."
        );
        errors.Require(
            service.AcceptanceRequired || args.Acceptance is null,
            nameof(args.Acceptance),
            $"is set, and the service of {endpoint} accepts every connection by itself",
            $"Leave it out."
        );
        errors.Require(
            network.SupportsPrivateDns,
            nameof(args.Endpoint),
            $"is {endpoint}, whose VPC lacks enableDnsSupport or enableDnsHostnames",
            $"Private DNS needs both: turn them on."
        );
        if (service.PrivateDnsName is not { } dnsName)
        {
            errors.Add(
                nameof(args.Endpoint),
                $"is {endpoint}, whose service has no verified private DNS name",
                "Give the service a PrivateDnsName, publish its record, and set VerifyPrivateDnsName."
            );
        }
        else
        {
            network.Claim(
                errors,
                [
                    new(
                        dnsName,
                        nameof(args.Endpoint),
                        owner => $"is {endpoint}, whose private DNS name {dnsName} {owner} claims in this VPC already",
                        "A VPC has one endpoint for the private DNS name of a service: use that one."
                    )
                    {
                        Owner = $"{nameof(ConsumerPrivateDns)} '{name}' of {endpoint}",
                    },
                ]
            );
        }

        errors.Throw();
        return args;
    }
}
