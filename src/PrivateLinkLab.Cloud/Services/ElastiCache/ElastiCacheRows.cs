using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.ElastiCache;

/// <summary>
/// Caches: Amazon ElastiCache API Reference, "CreateCacheCluster", "CreateReplicationGroup" and
/// "CreateServerlessCache".
/// </summary>
internal static class ElastiCacheRows
{
    private const string NameForm = @"(?=.{1,40}\z)[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*";
    private const string NameText =
        "1 to 40 letters, digits and single hyphens that begin with a letter and do not end with a hyphen";

    private static readonly string[] Engines = ["memcached", "redis", "valkey"];

    private static readonly Reference Groups = new(
        "securityGroupIds",
        "InvalidParameterValue",
        "a security group",
        SecurityGroups.Types
    );

    private static readonly Reference ASubnetGroup = new(
        "subnetGroupName",
        "CacheSubnetGroupNotFoundFault",
        "a cache subnet group",
        AwsTypes.ElastiCacheSubnetGroup
    );

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.ElastiCacheSubnetGroup, "ElastiCache Subnet Group")
        {
            Name = new(
                Form: "(?!default$)[a-z0-9-]{1,255}",
                Accepted: "1 to 255 lower-case letters, digits and hyphens, other than default",
                Code: "InvalidParameterValue",
                Taken: "CacheSubnetGroupAlreadyExists"
            )
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:elasticache:{region}:{account}:subnetgroup:{name}",
            Check = request =>
            {
                var subnets = request.Inputs.Texts("subnetIds").Select(id => Subnets.Find(request, id)).ToList();
                request.Require(subnets.Count > 0, "InvalidParameterValue", "subnetIds is required.");
                var stranger = subnets.Find(subnet => subnet.Vpc != subnets[0].Vpc);
                request.Require(
                    stranger is null,
                    "InvalidSubnet",
                    $"subnet '{stranger?.Name}' is of VPC '{stranger?.Vpc.Name}', subnet '{subnets[0].Name}' of VPC "
                        + $"'{subnets[0].Vpc.Name}'. Choose subnets of one VPC."
                );
            },
            Defaults = [("description", "Managed by Pulumi")],
            Complete = (request, state) =>
                state.Set("vpcId", Subnets.Find(request, request.Inputs.Texts("subnetIds")[0]).Vpc.Id),
        },
        new(AwsTypes.ElastiCacheCluster, "ElastiCache Cluster")
        {
            Name = new("clusterId", NameForm, NameText, "InvalidParameterValue", "CacheClusterAlreadyExists")
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:elasticache:{region}:{account}:cluster:{name}",
            InvalidCode = "InvalidParameterValue",
            Choices = [("engine", Engines), ("azMode", ["cross-az", "single-az"])],
            References = [Groups, ASubnetGroup],
            Check = request =>
            {
                var isPart = request.Inputs.Has("replicationGroupId");
                request.Require(
                    isPart || (request.Inputs.Has("engine") && request.Inputs.Has("nodeType")),
                    "InvalidParameterCombination",
                    "engine and nodeType are required without replicationGroupId."
                );
                request.Require(
                    request.Inputs.Text("engine") is not ("redis" or "valkey")
                        || (request.Inputs.Number("numCacheNodes") ?? 1) == 1,
                    "InvalidParameterValue",
                    "a cluster of redis or valkey has one node. Use a replication group for more."
                );
            },
            Complete = CompleteCluster,
        },
        new(AwsTypes.ElastiCacheReplicationGroup, "ElastiCache Replication Group")
        {
            Name = new(
                "replicationGroupId",
                NameForm,
                NameText,
                "InvalidParameterValue",
                "ReplicationGroupAlreadyExists"
            )
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:elasticache:{region}:{account}:replicationgroup:{name}",
            InvalidCode = "InvalidParameterValue",
            Choices = [("engine", ["redis", "valkey"])],
            References = [Groups, ASubnetGroup],
            Check = request =>
            {
                request.RequiredText("description");
                request.Require(
                    request.Inputs.Flag("automaticFailoverEnabled") != true
                        || request.Inputs.Has("numNodeGroups")
                        || (request.Inputs.Number("numCacheClusters") ?? 1) >= 2,
                    "InvalidParameterCombination",
                    "automaticFailoverEnabled needs numCacheClusters of at least 2."
                );
                request.Require(
                    request.Inputs.Text("authToken") is null || request.Inputs.Flag("transitEncryptionEnabled") == true,
                    "InvalidParameterCombination",
                    "authToken needs transitEncryptionEnabled to be true."
                );
            },
            Complete = CompleteGroup,
        },
        new(AwsTypes.ElastiCacheServerlessCache, "ElastiCache Serverless Cache")
        {
            Name = new("name", NameForm, NameText, "InvalidParameterValue", "ServerlessCacheAlreadyExistsFault")
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:elasticache:{region}:{account}:serverlesscache:{name}",
            InvalidCode = "InvalidParameterValue",
            Choices = [("engine", Engines)],
            References =
            [
                Groups,
                new("subnetIds", "InvalidParameterValue", "a subnet", AwsTypes.Subnet, AwsTypes.DefaultSubnet),
            ],
            Texts = [("status", "available"), ("createTime", "2025-01-01T00:00:00Z")],
            Complete = (request, state) =>
            {
                var host =
                    $"{request.PhysicalName(lowerCase: true)}-{Token(request)}.serverless."
                    + $"{Short(request.Region)}.cache.amazonaws.com";
                var isMemcached = request.Inputs.Text("engine") == "memcached";
                state
                    .Set(
                        "endpoints",
                        StateBuilder.Maps([StateBuilder.Map(("address", host), ("port", isMemcached ? 11211 : 6379))])
                    )
                    .Set(
                        "readerEndpoints",
                        StateBuilder.Maps([StateBuilder.Map(("address", host), ("port", isMemcached ? 11212 : 6380))])
                    )
                    .Default("majorEngineVersion", "7");
            },
        },
        new(AwsTypes.ElastiCacheParameterGroup, "ElastiCache Parameter Group")
        {
            Name = new(
                "name",
                @"(?=.{1,255}\z)[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*",
                "1 to 255 lower-case letters, digits and single hyphens that begin with a letter",
                "InvalidParameterValue",
                "CacheParameterGroupAlreadyExists"
            )
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:elasticache:{region}:{account}:parametergroup:{name}",
            Defaults = [("description", "Managed by Pulumi")],
        },
    ];

    private static void CompleteCluster(ResourceRequest request, StateBuilder state)
    {
        var inputs = request.Inputs;
        var name = request.PhysicalName("clusterId", lowerCase: true);
        var isMemcached = inputs.Text("engine") == "memcached";
        var port = inputs.Integer("port") ?? (isMemcached ? 11211 : 6379);
        var count = inputs.Integer("numCacheNodes") ?? 1;
        var suffix = $"{Token(request)}";
        var domain = $"{Short(request.Region)}.cache.amazonaws.com";
        var zone = request.Zones.Names[0];
        state
            .Set(
                "cacheNodes",
                StateBuilder.Maps(
                    Enumerable
                        .Range(1, count)
                        .Select(number =>
                            StateBuilder.Map(
                                ("address", FormattableString.Invariant($"{name}.{suffix}.{number:0000}.{domain}")),
                                ("availabilityZone", inputs.Text("availabilityZone") ?? zone),
                                ("id", FormattableString.Invariant($"{number:0000}")),
                                ("outpostArn", ""),
                                ("port", port)
                            )
                        )
                )
            )
            .Default("port", port)
            .Default("numCacheNodes", count)
            .Default("availabilityZone", zone)
            .Default("azMode", "single-az")
            .Default("engineVersion", isMemcached ? "1.6.22" : "7.1")
            .Set("engineVersionActual", inputs.Text("engineVersion") ?? (isMemcached ? "1.6.22" : "7.1.0"))
            .Default("ipDiscovery", "ipv4")
            .Default("networkType", "ipv4")
            .Default("parameterGroupName", isMemcached ? "default.memcached1.6" : "default.redis7")
            .Default("subnetGroupName", "default");
        if (isMemcached)
        {
            state
                .Set("clusterAddress", $"{name}.{suffix}.cfg.{domain}")
                .Set("configurationEndpoint", FormattableString.Invariant($"{name}.{suffix}.cfg.{domain}:{port}"));
        }
    }

    private static void CompleteGroup(ResourceRequest request, StateBuilder state)
    {
        var inputs = request.Inputs;
        var name = request.PhysicalName("replicationGroupId", lowerCase: true);
        var isCluster = (inputs.Number("numNodeGroups") ?? 1) > 1 || inputs.Text("clusterMode") == "enabled";
        var count = inputs.Integer("numCacheClusters")
            ?? (inputs.Integer("numNodeGroups") ?? 1) * (1 + (inputs.Integer("replicasPerNodeGroup") ?? 0));
        var domain = $"{Token(request)}.ng.0001.{Short(request.Region)}.cache.amazonaws.com";
        state
            .Set("clusterEnabled", isCluster)
            .Set(
                "memberClusters",
                StateBuilder.List(
                    Enumerable.Range(1, count).Select(number => FormattableString.Invariant($"{name}-{number:000}"))
                )
            )
            .Set(
                "configurationEndpointAddress",
                isCluster ? $"clustercfg.{name}.{domain.Replace(".ng.0001", "", StringComparison.Ordinal)}" : ""
            )
            .Set("primaryEndpointAddress", isCluster ? "" : $"{name}.{domain}")
            .Set("readerEndpointAddress", isCluster ? "" : $"{name}-ro.{domain}")
            .Default("port", 6379)
            .Default("engine", "redis")
            .Default("engineVersion", "7.1")
            .Set("engineVersionActual", inputs.Text("engineVersion") ?? "7.1.0")
            .Default("numCacheClusters", count)
            .Default("numNodeGroups", 1)
            .Default("automaticFailoverEnabled", false)
            .Default("autoMinorVersionUpgrade", true)
            .Default("ipDiscovery", "ipv4")
            .Default("networkType", "ipv4")
            .Default("parameterGroupName", isCluster ? "default.redis7.cluster.on" : "default.redis7")
            .Default("subnetGroupName", "default");
    }

    private static string Token(ResourceRequest request) =>
        request.Hash.Letters("abcdefghijklmnopqrstuvwxyz0123456789", 6);

    // As the names of caches have it: us-east-1 is use1.
    private static string Short(string region)
    {
        var parts = region.Split('-');
        return parts[0] + string.Concat(parts[1..^1].Select(ShortOf)) + parts[^1];
    }

    private static string ShortOf(string direction) =>
        direction switch
        {
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            _ => direction[..1],
        };
}
