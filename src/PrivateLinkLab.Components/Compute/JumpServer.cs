using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Compute;

/// <summary>The arguments of a <see cref="JumpServer"/>.</summary>
public sealed class JumpServerArgs : HostArgs
{
    /// <summary>The VPC that gets the jump server.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The jump server's subnet. The network's first when not set. Its zone is the only one: another server is for
    /// another zone.
    /// </summary>
    public PrivateSubnet? Subnet { get; init; }

    /// <summary>
    /// The interface endpoints that the jump server uses; Session Manager needs those for ssm and ssmmessages.
    /// </summary>
    public required InterfaceEndpointSet Endpoints { get; init; }

    /// <summary>The gateway endpoints that the jump server uses. None when not set.</summary>
    public GatewayEndpointSet? GatewayEndpoints { get; init; }

    /// <summary>
    /// What can be reached through the jump server beside the endpoints, by a short name. None when not set: a
    /// component such as <see cref="Databases.RdsMySql"/> that takes the jump server for a client adds both halves of
    /// the way itself.
    /// </summary>
    public Dictionary<string, EgressDestination> Egress { get; init; } = [];

    /// <summary>The role's Name tag. The component's name and "role" when not set.</summary>
    [Input("roleNameTag")]
    public string? RoleNameTag { get; init; }

    /// <summary>
    /// The SSM documents that an operator may start on the jump server. AWS-StartPortForwardingSessionToRemoteHost
    /// alone when not set, which gives no shell.
    /// </summary>
    [Input("operatorDocuments")]
    public IReadOnlyList<string> OperatorDocuments { get; init; } = [JumpServer.PortForwardingDocument];
}

/// <summary>
/// An instance through which people reach what a VPC holds, by Session Manager's port forwarding: no inbound rule, no
/// key pair, no public address. It brings the IAM policy that an operator needs to use it, and nothing else.
/// </summary>
/// <remarks>
/// Port forwarding to a remote host resolves the host's name and connects from the jump server (Systems Manager guide,
/// "Start a session: port forwarding to remote host"), so that the host's security group must admit the jump server's.
/// Its rules name every destination: the document lets an operator name any host, and the rules let none but these
/// answer. An idle session ends after 20 minutes unless the account's Session Manager preferences say otherwise
/// ("Specify an idle session timeout value"): <see cref="SessionPreferences"/> sets them. What goes through a forwarded
/// port is never logged.
/// </remarks>
public sealed class JumpServer : ComponentResource
{
    /// <summary>The SSM document for port forwarding to a remote host.</summary>
    public const string PortForwardingDocument = "AWS-StartPortForwardingSessionToRemoteHost";

    /// <summary>Creates the instance and the operator's policy.</summary>
    /// <param name="name">The component's name, and the instance's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public JumpServer(string name, JumpServerArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.JumpServer, name, Checked(name, args), options)
    {
        var host = new PrivateInstance(
            $"{name}-host",
            new PrivateInstanceArgs
            {
                Network = args.Network,
                Subnet = args.Subnet,
                Endpoints = args.Endpoints,
                GatewayEndpoints = args.GatewayEndpoints,
                Egress = args.Egress,
                InstanceType = args.InstanceType,
                AmiId = args.AmiId,
                Policies = args.Policies,
                Stopped = args.Stopped,
                KmsKeyArn = args.KmsKeyArn,
                NameTag = name,
                RoleNameTag = args.RoleNameTag,
                Tags = args.Tags,
            },
            new ComponentResourceOptions { Parent = this }
        );

        var account = AwsAccount.Of(this);
        var operatorPolicy = new Aws.Iam.Policy(
            $"{name}-operator-policy",
            new Aws.Iam.PolicyArgs
            {
                Description = $"Start port forwarding sessions through {name}",
                PolicyDocument = Output
                    .Tuple(account.Partition, account.Region, account.Id, host.InstanceId)
                    .Apply(known =>
                        OperatorPolicy(known.Item1, known.Item2, known.Item3, known.Item4, args.OperatorDocuments)
                    ),
                Tags = ResourceTags.For($"{name}-operator-policy", args.Tags),
            },
            new CustomResourceOptions { Parent = this }
        );

        InstanceId = host.InstanceId;
        PrivateIp = host.PrivateIp;
        SecurityGroupId = host.SecurityGroupId;
        RoleArn = host.RoleArn;
        OperatorPolicyArn = operatorPolicy.Arn;
        RegisterOutputs();
    }

    /// <summary>The instance's id, which a session names as its target.</summary>
    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; }

    /// <summary>The instance's private IPv4 address, from which forwarded connections come.</summary>
    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; }

    /// <summary>The id of the jump server's security group, which targets must admit.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ARN of the instance's role.</summary>
    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; }

    /// <summary>The ARN of the IAM policy to attach to those who may use the jump server.</summary>
    [Output("operatorPolicyArn")]
    public Output<string> OperatorPolicyArn { get; private set; }

    /// <summary>Gives the command that forwards a local port to a host behind the jump server.</summary>
    /// <param name="host">The host's name or address, as the jump server resolves it.</param>
    /// <param name="port">The host's TCP port.</param>
    /// <param name="localPort">The port on the operator's computer.</param>
    public Output<string> PortForwardingCommand(Input<string> host, int port, int localPort) =>
        Output.Format(
            $"aws ssm start-session --target {InstanceId} --document-name {PortForwardingDocument} --parameters host=\"{host}\",portNumber=\"{port}\",localPortNumber=\"{localPort}\""
        );

    private static string OperatorPolicy(
        string partition,
        string region,
        string accountId,
        string instanceId,
        IReadOnlyList<string> documents
    ) =>
        PolicyDocument.Json(
            new PolicyStatement
            {
                Sid = "StartSession",
                Actions = ["ssm:StartSession"],
                Resources =
                [
                    $"arn:{partition}:ec2:{region}:{accountId}:instance/{instanceId}",
                    .. documents.Select(document =>
                        document.StartsWith("AWS-", StringComparison.Ordinal)
                            ? $"arn:{partition}:ssm:{region}::document/{document}"
                            : $"arn:{partition}:ssm:{region}:{accountId}:document/{document}"
                    ),
                ],
                // Without it, whoever may use the instance may name any document (Systems Manager guide, "Enforce a
                // session document permission check for the AWS CLI").
                Conditions = [new("BoolIfExists", "ssm:SessionDocumentAccessCheck", "true")],
            },
            new PolicyStatement
            {
                Sid = "OwnSessions",
                Actions = ["ssm:ResumeSession", "ssm:TerminateSession", "ssmmessages:OpenDataChannel"],
                // A session's id begins with the name of an IAM user, or the id of whoever is federated (Systems
                // Manager guide, "Sample IAM policies for Session Manager").
                Resources =
                [
                    $"arn:{partition}:ssm:{region}:{accountId}:session/${{aws:username}}-*",
                    $"arn:{partition}:ssm:{region}:{accountId}:session/${{aws:userid}}-*",
                ],
            }
        );

    private static JumpServerArgs Checked(string name, JumpServerArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(JumpServer), name, args);
        errors.Require(
            args.OperatorDocuments.Count > 0,
            nameof(args.OperatorDocuments),
            $"has no document",
            $"Give at least one, such as {PortForwardingDocument}."
        );
        var missing = AwsServices.SessionManager.Where(service => !args.Endpoints.Has(service)).ToList();
        errors.Require(
            missing.Count == 0,
            nameof(args.Endpoints),
            $"has no endpoint for {string.Join(" and ", missing)}, without which Session Manager cannot reach the jump "
                + $"server",
            $"Add {(missing.Count == 1 ? "it" : "them")} to the Services of InterfaceEndpointSet "
                + $"'{args.Endpoints.GetResourceName()}', or to its ExistingEndpoints."
        );
        errors.Throw();
        return args;
    }
}
