using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of an <see cref="EndpointAcceptance"/>.</summary>
public sealed class EndpointAcceptanceArgs : ResourceArgs
{
    /// <summary>The service, which must require acceptance.</summary>
    public required ProviderEndpointService Service { get; init; }

    /// <summary>The id of the consumer's endpoint, of this program or of another.</summary>
    public required Input<string> EndpointId { get; init; }
}

/// <summary>
/// The provider's acceptance of one endpoint: its connection becomes available. Destroying it rejects the connection.
/// It is the provider's: give it the provider of the service's account.
/// </summary>
public sealed class EndpointAcceptance : ComponentResource
{
    /// <summary>Creates the accepter.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">The service requires no acceptance; nothing was
    /// registered.</exception>
    public EndpointAcceptance(string name, EndpointAcceptanceArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.EndpointAcceptance, name, Checked(name, args), options)
    {
        var accepter = new Aws.Ec2.VpcEndpointConnectionAccepter(
            $"{name}-accepter",
            new Aws.Ec2.VpcEndpointConnectionAccepterArgs
            {
                VpcEndpointServiceId = args.Service.ServiceId,
                VpcEndpointId = args.EndpointId,
            },
            new CustomResourceOptions { Parent = this }
        );

        State = accepter.VpcEndpointState;
        RegisterOutputs();
    }

    /// <summary>The connection's state: available.</summary>
    [Output("state")]
    public Output<string> State { get; private set; }

    private static EndpointAcceptanceArgs Checked(string name, EndpointAcceptanceArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(EndpointAcceptance), name, args);
        errors.Require(
            args.Service.AcceptanceRequired,
            nameof(args.Service),
            $"is ProviderEndpointService '{args.Service.GetResourceName()}', which accepts every connection by itself",
            $"Set its AcceptanceRequired to true, or leave the acceptance out: the two would race."
        );
        errors.Throw();
        return args;
    }
}
