using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of an <see cref="EndpointAcceptance"/>.</summary>
public sealed class EndpointAcceptanceArgs : ResourceArgs
{
    /// <summary>
    /// The service, which must require acceptance; for one of another program, <see cref="ServiceId"/>.
    /// </summary>
    public ProviderEndpointService? Service { get; init; }

    /// <summary>The id of a service that another program made, such as vpce-svc-0123456789abcdef0.</summary>
    [Input("serviceId")]
    public Input<string>? ServiceId { get; init; }

    /// <summary>
    /// Who made the endpoint, by the short name in the service's
    /// <see cref="ProviderEndpointServiceArgs.AllowedPrincipals"/>. When the service does not name it any more, the
    /// connection is rejected; AWS by itself lets the connections of a principal that was removed live on. When not
    /// set, the connection is accepted whoever made it.
    /// </summary>
    [Input("principal")]
    public string? Principal { get; init; }

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
        if (args.Principal is { } principal && args.Service?.Allows(principal) == false)
        {
            Log.Warn(
                $"EndpointAcceptance '{name}': ProviderEndpointService '{args.Service.GetResourceName()}' allows no "
                    + $"'{principal}': the connection is rejected if it was accepted, and waits otherwise.",
                this
            );
            State = Output.Create("rejected");
            RegisterOutputs();
            return;
        }

        var accepter = new Aws.Ec2.VpcEndpointConnectionAccepter(
            $"{name}-accepter",
            new Aws.Ec2.VpcEndpointConnectionAccepterArgs
            {
                VpcEndpointServiceId = args.ServiceId ?? (Input<string>)args.Service!.ServiceId,
                VpcEndpointId = args.EndpointId,
            },
            new CustomResourceOptions { Parent = this }
        );

        State = accepter.VpcEndpointState;
        RegisterOutputs();
    }

    /// <summary>
    /// The connection's state: available, or rejected when the service does not allow
    /// <see cref="EndpointAcceptanceArgs.Principal"/> any more.
    /// </summary>
    [Output("state")]
    public Output<string> State { get; private set; }

    private static EndpointAcceptanceArgs Checked(string name, EndpointAcceptanceArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(EndpointAcceptance), name, args);
        errors.Require(
            args.Service is null != args.ServiceId is null,
            nameof(args.Service),
            $"{(args.Service is null ? "is not set, and neither is" : "is set, and so is")} {nameof(args.ServiceId)}",
            $"Give one of the two."
        );
        errors.Require(
            args.Principal is null || args.Service is not null,
            nameof(args.Principal),
            $"is '{args.Principal}', and {nameof(args.Service)} is not set",
            $"Of a service that another program made it is not known whom it allows: leave it out."
        );
        errors.Require(
            args.Service?.AcceptanceRequired != false,
            nameof(args.Service),
            $"is ProviderEndpointService '{args.Service?.GetResourceName()}', which accepts every connection by itself",
            $"Set its AcceptanceRequired to true, or leave the acceptance out: the two would race."
        );
        errors.Throw();
        return args;
    }
}
