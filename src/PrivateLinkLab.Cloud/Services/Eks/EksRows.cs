using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Eks;

/// <summary>
/// Clusters, node groups and what belongs to them: Amazon EKS API Reference, "CreateCluster" and "CreateNodegroup";
/// Amazon EKS User Guide, "View Amazon EKS networking requirements for VPC and subnets".
/// </summary>
internal static class EksRows
{
    private const string DefaultVersion = "1.34";

    private static readonly Reference ACluster = new(
        "clusterName",
        "ResourceNotFoundException",
        "a cluster",
        AwsTypes.EksCluster
    );

    private static readonly ResourceType[] SubnetTypes = [AwsTypes.Subnet, AwsTypes.DefaultSubnet];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.EksCluster, "EKS Cluster")
        {
            Name = new(
                Form: "[0-9A-Za-z][A-Za-z0-9-_]{0,99}",
                Accepted: "1 to 100 letters, digits, hyphens and underscores that begin with a letter or digit",
                Code: "InvalidParameterException",
                Taken: "ResourceInUseException"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:eks:{region}:{account}:cluster/{name}",
            Texts =
            [
                ("endpoint", "https://{hex:32}.gr7.{region}.eks.{suffix}"),
                ("status", "ACTIVE"),
                ("createdAt", "2025-01-01T00:00:00Z"),
                ("platformVersion", "eks.1"),
            ],
            References =
            [
                new("vpcConfig.subnetIds", "InvalidParameterException", "a subnet", SubnetTypes),
                new(
                    "vpcConfig.securityGroupIds",
                    "InvalidParameterException",
                    "a security group",
                    SecurityGroups.Types
                ),
            ],
            Check = CheckCluster,
            Defaults = [("version", DefaultVersion), ("bootstrapSelfManagedAddons", true)],
            Complete = CompleteCluster,
            KeptBy = (diff, cluster) =>
                diff.Remaining(AwsTypes.EksNodeGroup)
                    .Concat(diff.Remaining(AwsTypes.EksFargateProfile))
                    .FirstOrDefault(item => item.Inputs.GetText("clusterName") == cluster.Id)
                    is { } item
                    ? new(
                        DeletionGuard.Contents,
                        $"ResourceInUseException: the cluster has '{item.Name}' attached, which remains. First "
                            + "delete it."
                    )
                    : null,
        },
        new(AwsTypes.EksNodeGroup, "EKS Node Group")
        {
            Name = new(
                "nodeGroupName",
                "[0-9A-Za-z][A-Za-z0-9-_]{0,62}",
                "1 to 63 letters, digits, hyphens and underscores that begin with a letter or digit",
                "InvalidParameterException",
                "ResourceInUseException"
            )
            {
                Scope = "{$clusterName}",
            },
            Id = "{$clusterName}:{name}",
            Arn = "arn:{partition}:eks:{region}:{account}:nodegroup/{$clusterName}/{name}/{uuid}",
            Texts = [("status", "ACTIVE")],
            InvalidCode = "InvalidParameterException",
            Choices = [("capacityType", ["CAPACITY_BLOCK", "ON_DEMAND", "SPOT"])],
            References = [ACluster, new("subnetIds", "InvalidParameterException", "a subnet", SubnetTypes)],
            Check = CheckNodes,
            Defaults =
            [
                ("amiType", "AL2023_x86_64_STANDARD"),
                ("capacityType", "ON_DEMAND"),
                ("diskSize", 20),
                ("instanceTypes", StateBuilder.List(["t3.medium"])),
                ("updateConfig", StateBuilder.Map(("maxUnavailable", 1))),
                ("nodeGroupNamePrefix", ""),
            ],
            Complete = (request, state) =>
            {
                var name = request.PhysicalName("nodeGroupName");
                state
                    .Set(
                        "resources",
                        StateBuilder.Maps([
                            StateBuilder.Map(
                                (
                                    "autoscalingGroups",
                                    StateBuilder.Maps([StateBuilder.Map(("name", $"eks-{name}-{request.Hash.Uuid()}"))])
                                ),
                                ("remoteAccessSecurityGroupId", "")
                            ),
                        ])
                    )
                    .Default("version", VersionOf(request))
                    .Default("releaseVersion", $"{VersionOf(request)}.0-20250101");
            },
        },
        new(AwsTypes.EksFargateProfile, "EKS Fargate Profile")
        {
            Name = new("fargateProfileName", Taken: "ResourceInUseException") { Scope = "{$clusterName}" },
            Id = "{$clusterName}:{name}",
            Arn = "arn:{partition}:eks:{region}:{account}:fargateprofile/{$clusterName}/{name}/{uuid}",
            Texts = [("status", "ACTIVE")],
            References = [ACluster, new("subnetIds", "InvalidParameterException", "a subnet", SubnetTypes)],
        },
        new(AwsTypes.EksAddon, "EKS Add-on")
        {
            Id = "{$clusterName}:{$addonName}",
            Arn = "arn:{partition}:eks:{region}:{account}:addon/{$clusterName}/{$addonName}/{uuid}",
            References = [ACluster],
            Texts = [("createdAt", "2025-01-01T00:00:00Z"), ("modifiedAt", "2025-01-01T00:00:00Z")],
            Defaults = [("addonVersion", "v1.0.0-eksbuild.1"), ("preserve", false)],
        },
    ];

    private static void CheckCluster(ResourceRequest request)
    {
        request.RequiredText("roleArn");
        var config = request.Inputs.Bag("vpcConfig") ?? InputBag.Empty;
        var subnets = config.Texts("subnetIds").Select(id => Subnets.Find(request, id)).ToList();
        request.Require(
            subnets.Select(subnet => subnet.Zone).Distinct().Count() >= 2,
            "InvalidParameterException",
            "Subnets specified must be in at least two different AZs. Give vpcConfig.subnetIds of two zones."
        );
        var stranger = subnets.Find(subnet => subnet.Vpc != subnets[0].Vpc);
        request.Require(
            stranger is null,
            "InvalidParameterException",
            $"subnet '{stranger?.Name}' is of VPC '{stranger?.Vpc.Name}', subnet '{subnets[0].Name}' of VPC "
                + $"'{subnets[0].Vpc.Name}'. All subnets are of one VPC."
        );
        request.Require(
            config.Flag("endpointPrivateAccess") == true || config.Flag("endpointPublicAccess") != false,
            "InvalidParameterException",
            "Private and public endpoint access cannot be false. Set one of vpcConfig.endpointPrivateAccess and "
                + "vpcConfig.endpointPublicAccess."
        );
    }

    private static void CompleteCluster(ResourceRequest request, StateBuilder state)
    {
        var config = request.Inputs.Bag("vpcConfig")!;
        var vpc = Subnets.Find(request, config.Texts("subnetIds")[0]).Vpc;
        var group = new SecurityGroupRecord(
            StableHash.Of(request.Hash.Hex(32), "cluster security group").Ec2Id("sg"),
            $"{request.Name} (cluster security group)",
            vpc
        );
        request.All<SecurityGroupRecord>().TryAdd(group.Id, group);
        request.Account.Created.Add(
            new(
                AwsTypes.SecurityGroup,
                group.Id,
                request.Region,
                StateBuilder.Map(
                    ("arn", request.Arn("ec2", $"security-group/{group.Id}")),
                    ("name", $"eks-cluster-sg-{request.PhysicalName()}"),
                    ("description", "EKS created security group applied to ENI"),
                    ("vpcId", vpc.Id)
                )
            )
        );
        state
            .Set("certificateAuthority", StateBuilder.Map(("data", Convert.ToBase64String(request.Hash.Bytes(96)))))
            .Set(
                "identities",
                StateBuilder.Maps([
                    StateBuilder.Map(
                        (
                            "oidcs",
                            StateBuilder.Maps([
                                StateBuilder.Map(
                                    (
                                        "issuer",
                                        $"https://oidc.eks.{request.Region}.amazonaws.com/id/"
                                            + request.Hash.Hex(32).ToUpperInvariant()
                                    )
                                ),
                            ])
                        )
                    ),
                ])
            )
            .Set(
                "vpcConfig",
                new StateBuilder(config)
                    .Set("clusterSecurityGroupId", group.Id)
                    .Set("vpcId", vpc.Id)
                    .Defaults(
                        ("endpointPrivateAccess", false),
                        ("endpointPublicAccess", true),
                        ("publicAccessCidrs", StateBuilder.List(["0.0.0.0/0"])),
                        ("securityGroupIds", ListValue.Empty)
                    )
                    .Build()
            )
            .Default(
                "accessConfig",
                StateBuilder.Map(
                    ("authenticationMode", "CONFIG_MAP"),
                    ("bootstrapClusterCreatorAdminPermissions", true)
                )
            )
            .Default(
                "kubernetesNetworkConfig",
                StateBuilder.Map(
                    ("elasticLoadBalancing", StateBuilder.Map(("enabled", false))),
                    ("ipFamily", "ipv4"),
                    ("serviceIpv4Cidr", "172.20.0.0/16"),
                    ("serviceIpv6Cidr", "")
                )
            );
    }

    private static void CheckNodes(ResourceRequest request)
    {
        var config = request.Inputs.Bag("scalingConfig") ?? InputBag.Empty;
        var (least, wanted, most) = (
            config.Number("minSize") ?? 0,
            config.Number("desiredSize") ?? 0,
            config.Number("maxSize") ?? 0
        );
        request.Require(
            least <= most,
            "InvalidParameterException",
            $"Minimum capacity {Format.Number(least)} can't be greater than maximum size {Format.Number(most)}."
        );
        request.Require(
            wanted >= least && wanted <= most,
            "InvalidParameterException",
            $"desired capacity {Format.Number(wanted)} is not between the minimum {Format.Number(least)} and "
                + "the maximum "
                + $"{Format.Number(most)}."
        );
        if (request.Inputs.Bag("launchTemplate") is { } template)
        {
            LaunchTemplates.Required(request, template);
        }
    }

    private static string VersionOf(ResourceRequest request) =>
        request
            .Account.Created.Find(AwsTypes.EksCluster, request.Region, request.RequiredText("clusterName"))
            ?.Text("version")
        ?? DefaultVersion;
}
