using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Compute;

/// <summary>What a component decides of its <see cref="LinuxHost"/>.</summary>
internal sealed class LinuxHostArgs
{
    /// <summary>What the component was given and hands on.</summary>
    public required HostArgs Given { get; init; }

    /// <summary>The VPC, whose address family the host follows.</summary>
    public required VpcNetwork Network { get; init; }

    public required Input<string> SubnetId { get; init; }

    public required string SecurityGroupDescription { get; init; }

    /// <summary>
    /// The VPC's interface endpoints, which the host uses and is created after; null when there are none.
    /// </summary>
    public required InterfaceEndpointSet? Endpoints { get; init; }

    /// <summary>Where else the host may connect to, by the short name of the rule.</summary>
    public required IEnumerable<KeyValuePair<string, EgressDestination>> Destinations { get; init; }

    public bool HasPublicAddress { get; init; }

    public string? KeyName { get; init; }

    /// <summary>
    /// A script that runs once, at the first start; another one replaces the instance. Null for none.
    /// </summary>
    public string? UserData { get; init; }

    /// <summary>Whether the role lets the agent serve Session Manager.</summary>
    public bool SessionManager { get; init; } = true;

    public required string NameTag { get; init; }

    public string? RoleNameTag { get; init; }
}

/// <summary>
/// An Amazon Linux 2023 instance with its role, instance profile and security group, hardened alike in every component:
/// IMDSv2 over IPv4 with hop limit 1, an encrypted root volume, a rule for every destination. They are children of the
/// component.
/// </summary>
internal sealed class LinuxHost
{
    private const string SessionManagerPolicy = "session-manager";

    private readonly ComponentResource _component;
    private readonly string _name;
    private readonly LinuxHostArgs _args;
    private readonly Aws.Iam.InstanceProfile _profile;

    /// <summary>Creates all but the instance, so that the component can add what must be there before it.</summary>
    public LinuxHost(ComponentResource component, string name, LinuxHostArgs args)
    {
        (_component, _name, _args) = (component, name, args);
        Role = CreateRole();
        _profile = new Aws.Iam.InstanceProfile(
            $"{name}-instance-profile",
            new Aws.Iam.InstanceProfileArgs
            {
                Role = Role.Name,
                Tags = ResourceTags.For($"{args.NameTag}-instance-profile", args.Given.Tags),
            },
            AsChild
        );
        SecurityGroup = new Aws.Ec2.SecurityGroup(
            $"{name}-security-group",
            new Aws.Ec2.SecurityGroupArgs
            {
                VpcId = args.Network.VpcId,
                Description = args.SecurityGroupDescription,
                Tags = ResourceTags.For($"{args.NameTag}-security-group", args.Given.Tags),
            },
            AsChild
        );
        CreateRules();
        if (args.Endpoints is not null)
        {
            UseEndpoints(args.Endpoints);
        }
    }

    public Aws.Iam.Role Role { get; }

    public Aws.Ec2.SecurityGroup SecurityGroup { get; }

    /// <summary>What the instance is created after.</summary>
    public InputList<Resource> Before { get; } = [];

    private CustomResourceOptions AsChild => new() { Parent = _component };

    // Another image replaces the instance, and one that was looked up would do so with every release of Amazon Linux.
    // A stopped instance has no public address, which the provider takes for a change that replaces the instance
    // (github.com/hashicorp/terraform-provider-aws/issues/33775).
    private List<string> IgnoredChanges =>
        [
            .. _args.Given.AmiId is null ? ["ami"] : Array.Empty<string>(),
            .. _args.HasPublicAddress ? ["associatePublicIpAddress"] : Array.Empty<string>(),
        ];

    // Pulumi gives what is ignored its old value also where something else replaces the instance
    // (github.com/pulumi/pulumi/issues/2657): an instance of another architecture would get the image of the former. As
    // a resource of another name it has no former image. The default architecture's name is the bare one.
    private string InstanceName =>
        AmazonLinux.ArchitectureOf(_args.Given.InstanceType) is var architecture && architecture == AmazonLinux.Arm
            ? $"{_name}-instance"
            : $"{_name}-instance-{architecture.Replace('_', '-')}";

    /// <summary>
    /// Creates the instance, and what keeps it running or stopped. A newer image of Amazon Linux later does not replace
    /// it, nor does the public address that it loses while it is stopped.
    /// </summary>
    public Aws.Ec2.Instance Launch()
    {
        var instance = CreateInstance();
        // Also while the instance runs: to delete this resource starts nothing (Terraform AWS provider,
        // aws_ec2_instance_state).
        _ = new Aws.Ec2TransitGateway.InstanceState(
            $"{_name}-state",
            new Aws.Ec2TransitGateway.InstanceStateArgs
            {
                InstanceId = instance.Id,
                State = _args.Given.Stopped ? "stopped" : "running",
            },
            AsChild
        );
        return instance;
    }

    /// <summary>Checks the arguments that every host has, under the names that every component gives them.</summary>
    public static void Check(
        ArgumentErrors errors,
        string instanceType,
        IReadOnlyDictionary<string, Input<string>> policies
    )
    {
        errors.Require(
            AmazonLinux.IsInstanceType(instanceType),
            nameof(PrivateInstanceArgs.InstanceType),
            $"is '{instanceType}'",
            $"Give an EC2 instance type, such as {HostArgs.DefaultInstanceType}."
        );
        errors.Require(
            !policies.ContainsKey(SessionManagerPolicy),
            nameof(PrivateInstanceArgs.Policies),
            $"has the name '{SessionManagerPolicy}', which the component uses itself",
            $"Choose another name."
        );
    }

    private Aws.Ec2.Instance CreateInstance() =>
        new(
            InstanceName,
            new Aws.Ec2.InstanceArgs
            {
                Ami = _args.Given.AmiId ?? AmazonLinux.NewestAmi(_args.Given.InstanceType, _component),
                InstanceType = _args.Given.InstanceType,
                SubnetId = _args.SubnetId,
                VpcSecurityGroupIds = { SecurityGroup.Id },
                IamInstanceProfile = _profile.Name,
                AssociatePublicIpAddress = _args.HasPublicAddress,
                // Asked for, so that an instance from before the VPC had IPv6 gets its address too.
                Ipv6AddressCount = _args.Network.IsDualStack ? 1 : null!,
                KeyName = _args.KeyName!,
                MetadataOptions = new Aws.Ec2.Inputs.InstanceMetadataOptionsArgs
                {
                    HttpEndpoint = "enabled",
                    HttpTokens = "required",
                    HttpPutResponseHopLimit = 1,
                    HttpProtocolIpv6 = _args.Network.IsDualStack ? "disabled" : null!,
                },
                RootBlockDevice = new Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs
                {
                    Encrypted = true,
                    KmsKeyId = _args.Given.KmsKeyArn!,
                    VolumeType = "gp3",
                    Tags = ResourceTags.For($"{_args.NameTag}-root", _args.Given.Tags),
                },
                UserData = _args.UserData!,
                UserDataReplaceOnChange = _args.UserData is null ? null! : (Input<bool>)true,
                Tags = ResourceTags.For(_args.NameTag, _args.Given.Tags),
            },
            new CustomResourceOptions
            {
                Parent = _component,
                DependsOn = Before,
                IgnoreChanges = IgnoredChanges,
            }
        );

    private Aws.Iam.Role CreateRole()
    {
        var role = new Aws.Iam.Role(
            $"{_name}-role",
            new Aws.Iam.RoleArgs
            {
                AssumeRolePolicy = PolicyDocument.Json(
                    new PolicyStatement
                    {
                        Actions = ["sts:AssumeRole"],
                        Principal = PolicyPrincipal.Service("ec2.amazonaws.com"),
                    }
                ),
                Description = $"Role of the instance {_args.NameTag}",
                Tags = ResourceTags.For(_args.RoleNameTag ?? $"{_args.NameTag}-role", _args.Given.Tags),
            },
            AsChild
        );

        void Allow(string what, Input<string> policy) =>
            Before.Add(
                new Aws.Iam.RolePolicy(
                    $"{_name}-{what}-policy",
                    new Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = policy },
                    AsChild
                )
            );

        if (_args.SessionManager)
        {
            Allow(
                SessionManagerPolicy,
                PolicyDocument.Json(new PolicyStatement { Actions = SessionManagerActions.Agent, Resources = ["*"] })
            );
        }

        foreach (var (what, policy) in _args.Given.Policies)
        {
            Allow(what, policy);
        }

        return role;
    }

    private void CreateRules()
    {
        foreach (var (role, destination) in Destinations())
        {
            Before.Add(
                new Aws.Vpc.SecurityGroupEgressRule(
                    $"{_name}-to-{role}",
                    new Aws.Vpc.SecurityGroupEgressRuleArgs
                    {
                        SecurityGroupId = SecurityGroup.Id,
                        Description = destination.Description,
                        IpProtocol = "tcp",
                        FromPort = destination.Port,
                        ToPort = destination.Port,
                        ReferencedSecurityGroupId = destination.SecurityGroupId!,
                        PrefixListId = destination.PrefixListId!,
                        CidrIpv4 = destination.IsIpv6 ? null! : destination.Ipv4BlockFor(_name, role)!,
                        CidrIpv6 = destination.IsIpv6 ? destination.CidrBlock! : null!,
                        Tags = ResourceTags.For($"{_args.NameTag}-to-{role}", _args.Given.Tags),
                    },
                    AsChild
                )
            );
        }
    }

    private IEnumerable<KeyValuePair<string, EgressDestination>> Destinations() =>
        _args.Endpoints is not { } endpoints
            ? _args.Destinations
            : endpoints
                .Ports.Select(port => new KeyValuePair<string, EgressDestination>(
                    $"endpoints{InterfaceEndpointSet.PortSuffix(port)}",
                    EgressDestination.ToSecurityGroup(
                        endpoints.SecurityGroupId,
                        port,
                        $"{InterfaceEndpointSet.ProtocolOf(port)} to the interface endpoints"
                    )
                ))
                .Concat(_args.Destinations);

    private void UseEndpoints(InterfaceEndpointSet endpoints)
    {
        foreach (var port in endpoints.AdmitsClients ? [] : endpoints.Ports)
        {
            var suffix = InterfaceEndpointSet.PortSuffix(port);
            Before.Add(
                new GroupRules(_component, port, _args.Given.Tags).Admit(
                    $"{_name}-into-endpoints{suffix}",
                    endpoints.SecurityGroupId,
                    SecurityGroup.Id,
                    $"{InterfaceEndpointSet.ProtocolOf(port)} from {_args.NameTag}",
                    $"{_args.NameTag}-into-endpoints{suffix}"
                )
            );
        }

        Before.Add(endpoints);
    }
}
