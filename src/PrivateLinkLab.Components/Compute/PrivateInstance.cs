using System.Text;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Compute;

/// <summary>The arguments of a <see cref="PrivateInstance"/>.</summary>
public sealed class PrivateInstanceArgs : ResourceArgs
{
    /// <summary>The VPC that gets the instance.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The instance's subnet. The network's first when not set.</summary>
    public PrivateSubnet? Subnet { get; init; }

    /// <summary>
    /// The interface endpoints that the instance uses: it may connect to them on port 443, and is created after them, so that
    /// its SSM agent finds them at the first try. None when not set.
    /// </summary>
    public InterfaceEndpointSet? Endpoints { get; init; }

    /// <summary>The gateway endpoints that the instance uses, on port 443. None when not set.</summary>
    public GatewayEndpointSet? GatewayEndpoints { get; init; }

    /// <summary>Further destinations, by a short name that is unique in the instance. None when not set.</summary>
    public IReadOnlyDictionary<string, EgressDestination> Egress { get; init; } = new Dictionary<string, EgressDestination>();

    /// <summary>The EC2 instance type. t4g.micro (arm64) when not set.</summary>
    [Input("instanceType")]
    public string InstanceType { get; init; } = "t4g.micro";

    /// <summary>
    /// The image's id, such as ami-0123456789abcdef0. When not set, the newest Amazon Linux 2023 for the instance type's
    /// architecture at the time of creation; a newer one later does not replace the instance.
    /// </summary>
    [Input("amiId")]
    public Input<string>? AmiId { get; init; }

    /// <summary>
    /// A script that runs once, at the first start, with no internet to fetch anything from. At most 16384 bytes; no secrets, since
    /// whoever may describe the instance can read it. Another one replaces the instance. None when not set.
    /// </summary>
    [Input("userData")]
    public string? UserData { get; init; }

    /// <summary>
    /// Whether the instance's role lets its agent serve Session Manager. True when not set.
    /// </summary>
    [Input("sessionManager")]
    public bool SessionManager { get; init; } = true;

    /// <summary>
    /// What else the instance's role may do: IAM policy documents as JSON, by a short name that is unique in the instance.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> Policies { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The instance's Name tag. The component's name when not set.</summary>
    [Input("nameTag")]
    public string? NameTag { get; init; }

    /// <summary>The role's Name tag. The component's name and "role" when not set.</summary>
    [Input("roleNameTag")]
    public string? RoleNameTag { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>
/// An Amazon Linux 2023 instance without public address, key pair or inbound rule. People reach it through Session Manager.
/// </summary>
/// <remarks>
/// Its metadata service takes IMDSv2 only, with hop limit 1 (Control Tower CT.EC2.PR.2; AWS Config ec2-token-hop-limit-check);
/// its root volume is encrypted; its security group names every destination, and no other is reachable.
/// </remarks>
public sealed class PrivateInstance : ComponentResource
{
    // EC2 user guide, "Run commands when you launch an EC2 instance with user data input".
    private const int MostUserData = 16384;

    /// <summary>Creates the role, its instance profile, the security group with its rules, and the instance.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is outside its limits; nothing was registered.</exception>
    public PrivateInstance(string name, PrivateInstanceArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PrivateInstance, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var nameTag = args.NameTag ?? name;
        var before = new InputList<Resource>();

        var role = CreateRole(name, args, before);
        var profile = new Aws.Iam.InstanceProfile($"{name}-instance-profile", new Aws.Iam.InstanceProfileArgs
        {
            Role = role.Name,
            Tags = ResourceTags.For($"{nameTag}-instance-profile", args.Tags),
        }, asChild);
        var securityGroup = new Aws.Ec2.SecurityGroup($"{name}-security-group", new Aws.Ec2.SecurityGroupArgs
        {
            VpcId = args.Network.VpcId,
            Description = "Private instance: no inbound rule, outbound by destination",
            Tags = ResourceTags.For($"{nameTag}-security-group", args.Tags),
        }, asChild);
        CreateRules(name, args, securityGroup.Id, before);
        if (args.Endpoints is not null)
        {
            before.Add(args.Endpoints);
        }

        if (args.GatewayEndpoints is not null)
        {
            before.Add(args.GatewayEndpoints);
        }

        var instance = new Aws.Ec2.Instance($"{name}-instance", new Aws.Ec2.InstanceArgs
        {
            Ami = args.AmiId ?? AmazonLinux.NewestAmi(args.InstanceType, this),
            InstanceType = args.InstanceType,
            SubnetId = (args.Subnet ?? args.Network.Subnets[0]).Id,
            VpcSecurityGroupIds = { securityGroup.Id },
            IamInstanceProfile = profile.Name,
            AssociatePublicIpAddress = false,
            MetadataOptions = new Aws.Ec2.Inputs.InstanceMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            RootBlockDevice = new Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs
            {
                Encrypted = true,
                VolumeType = "gp3",
                Tags = ResourceTags.For($"{nameTag}-root", args.Tags),
            },
            UserData = args.UserData!,
            UserDataReplaceOnChange = args.UserData is null ? null! : (Input<bool>)true,
            Tags = ResourceTags.For(nameTag, args.Tags),
        }, new CustomResourceOptions { Parent = this, DependsOn = before, IgnoreChanges = { "ami" } });

        InstanceId = instance.Id;
        PrivateIp = instance.PrivateIp;
        SecurityGroupId = securityGroup.Id;
        RoleArn = role.Arn;
        RegisterOutputs();
    }

    /// <summary>The instance's id.</summary>
    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; }

    /// <summary>The instance's private IPv4 address.</summary>
    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; }

    /// <summary>The id of the instance's security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ARN of the instance's role.</summary>
    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; }

    private Aws.Iam.Role CreateRole(string name, PrivateInstanceArgs args, InputList<Resource> before)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var role = new Aws.Iam.Role($"{name}-role", new Aws.Iam.RoleArgs
        {
            AssumeRolePolicy = PolicyDocument.Json(new PolicyStatement
            {
                Actions = ["sts:AssumeRole"],
                Principal = Principal.Service("ec2.amazonaws.com"),
            }),
            Description = $"Role of the instance {args.NameTag ?? name}",
            Tags = ResourceTags.For(args.RoleNameTag ?? $"{args.NameTag ?? name}-role", args.Tags),
        }, asChild);

        void Allow(string what, Input<string> policy) => before.Add(new Aws.Iam.RolePolicy(
            $"{name}-{what}-policy", new Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = policy }, asChild));

        if (args.SessionManager)
        {
            Allow("session-manager", PolicyDocument.Json(new PolicyStatement
            {
                Actions = SessionManagerActions.Agent,
                Resources = ["*"],
            }));
        }

        foreach (var (what, policy) in args.Policies)
        {
            Allow(what, policy);
        }

        return role;
    }

    private void CreateRules(string name, PrivateInstanceArgs args, Output<string> securityGroupId, InputList<Resource> before)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var nameTag = args.NameTag ?? name;
        foreach (var (role, destination) in Destinations(args))
        {
            before.Add(new Aws.Vpc.SecurityGroupEgressRule($"{name}-to-{role}", new Aws.Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = securityGroupId,
                Description = destination.Description,
                IpProtocol = "tcp",
                FromPort = destination.Port,
                ToPort = destination.Port,
                ReferencedSecurityGroupId = destination.SecurityGroupId!,
                PrefixListId = destination.PrefixListId!,
                CidrIpv4 = destination.CidrBlock!,
                Tags = ResourceTags.For($"{nameTag}-to-{role}", args.Tags),
            }, asChild));
        }

        if (args.Endpoints is { AdmitsCidrBlocks: false } endpoints)
        {
            before.Add(new Aws.Vpc.SecurityGroupIngressRule(
                $"{name}-into-endpoints",
                new Aws.Vpc.SecurityGroupIngressRuleArgs
                {
                    SecurityGroupId = endpoints.SecurityGroupId,
                    Description = $"HTTPS from {nameTag}",
                    IpProtocol = "tcp",
                    FromPort = InterfaceEndpointSet.HttpsPort,
                    ToPort = InterfaceEndpointSet.HttpsPort,
                    ReferencedSecurityGroupId = securityGroupId,
                    Tags = ResourceTags.For($"{nameTag}-into-endpoints", args.Tags),
                },
                asChild));
        }
    }

    private static IEnumerable<KeyValuePair<string, EgressDestination>> Destinations(PrivateInstanceArgs args)
    {
        if (args.Endpoints is not null)
        {
            yield return new("endpoints", EgressDestination.ToSecurityGroup(
                args.Endpoints.SecurityGroupId, InterfaceEndpointSet.HttpsPort, "HTTPS to the interface endpoints"));
        }

        foreach (var (service, prefixList) in args.GatewayEndpoints?.PrefixListIds ?? new Dictionary<string, Output<string>>())
        {
            yield return new(service, EgressDestination.ToPrefixList(
                prefixList, InterfaceEndpointSet.HttpsPort, $"HTTPS to {service} through its gateway endpoint"));
        }

        foreach (var destination in args.Egress)
        {
            yield return destination;
        }
    }

    private static PrivateInstanceArgs Checked(string name, PrivateInstanceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(PrivateInstance), name);
        errors.Require(
            args.Network.Subnets.Count > 0 || args.Subnet is not null,
            nameof(args.Network),
            $"has no subnet",
            $"Give a network with at least one, or a Subnet.");
        errors.Require(
            AmazonLinux.IsInstanceType(args.InstanceType),
            nameof(args.InstanceType),
            $"is '{args.InstanceType}'",
            $"Give an EC2 instance type, such as t4g.micro.");
        errors.Require(
            Encoding.UTF8.GetByteCount(args.UserData ?? "") <= MostUserData,
            nameof(args.UserData),
            $"has {Encoding.UTF8.GetByteCount(args.UserData ?? "")} bytes",
            $"EC2 takes at most {MostUserData}.");
        foreach (var (role, destination) in args.Egress)
        {
            errors.Require(
                role is not ("endpoints" or GatewayEndpointSet.S3 or GatewayEndpointSet.DynamoDb),
                nameof(args.Egress),
                $"has the name '{role}', which the component uses itself",
                $"Choose another name.");
            destination.Check(errors, $"{nameof(args.Egress)}['{role}']");
        }

        errors.Require(
            !args.Policies.ContainsKey("session-manager"),
            nameof(args.Policies),
            $"has the name 'session-manager', which the component uses itself",
            $"Choose another name.");
        errors.Throw();
        return args;
    }
}
