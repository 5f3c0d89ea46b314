using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>
/// Aurora and Multi-AZ clusters with their instances: Amazon RDS API Reference, "CreateDBCluster"; Amazon Aurora User
/// Guide, "Amazon Aurora endpoint connections".
/// </summary>
internal static class ClusterRows
{
    private const string Identifier = @"(?=.{1,63}\z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private const string IdentifierText =
        "1 to 63 lower-case letters, digits and single hyphens that begin with a letter and do not end with a hyphen";

    // Engine, port, the version that stands for the newest.
    private static readonly (string Name, int Port, string Version)[] Engines =
    [
        ("aurora-mysql", 3306, "8.0.mysql_aurora.3.10.1"),
        ("aurora-postgresql", 5432, "17.6"),
        ("mysql", 3306, "8.4.7"),
        ("postgres", 5432, "17.6"),
    ];

    private static readonly string[] EngineNames = [.. Engines.Select(engine => engine.Name)];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.RdsCluster, "RDS Cluster")
        {
            Name = new(
                "clusterIdentifier",
                Identifier,
                IdentifierText,
                "InvalidParameterValue",
                "DBClusterAlreadyExistsFault"
            )
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:rds:{region}:{account}:cluster:{name}",
            Texts = [("clusterResourceId", "cluster-{upper:26}")],
            InvalidCode = "InvalidParameterValue",
            Choices =
            [
                ("engine", EngineNames),
                ("engineMode", ["global", "parallelquery", "provisioned", "serverless"]),
            ],
            Ranges = [("backupRetentionPeriod", 1, 35)],
            Check = Check,
            Defaults =
            [
                ("applyImmediately", false),
                ("backupRetentionPeriod", 1),
                ("copyTagsToSnapshot", false),
                ("databaseInsightsMode", "standard"),
                ("dbClusterParameterGroupName", "default"),
                ("deletionProtection", false),
                ("engineLifecycleSupport", "open-source-rds-extended-support"),
                ("engineMode", "provisioned"),
                ("networkType", "IPV4"),
                ("preferredBackupWindow", "03:00-03:30"),
                ("preferredMaintenanceWindow", "sun:05:00-sun:05:30"),
                ("skipFinalSnapshot", false),
                ("storageEncrypted", false),
            ],
            Complete = Complete,
            // Amazon Aurora User Guide, "Deleting Aurora DB clusters and DB instances".
            KeptBy = (_, cluster) =>
                cluster.IsOn("deletionProtection")
                    ? new(
                        DeletionGuard.ResourceProtection,
                        "InvalidParameterCombination: the cluster has deletion protection. First deploy it with "
                            + "deletionProtection false."
                    )
                    : null,
        },
        new(AwsTypes.RdsClusterInstance, "RDS Cluster Instance")
        {
            Name = new("identifier", Identifier, IdentifierText, "InvalidParameterValue", "DBInstanceAlreadyExists")
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:rds:{region}:{account}:db:{name}",
            Texts = [("dbiResourceId", "db-{upper:26}")],
            References = [new("clusterIdentifier", "DBClusterNotFoundFault", "a cluster", AwsTypes.RdsCluster)],
            Check = request =>
            {
                var (cluster, engine) = (Cluster(request).Text("engine"), request.RequiredText("engine"));
                request.Require(
                    cluster == engine,
                    "InvalidParameterCombination",
                    $"engine '{engine}' is not {cluster}, that of the cluster."
                );
            },
            Defaults =
            [
                ("applyImmediately", false),
                ("autoMinorVersionUpgrade", true),
                ("caCertIdentifier", "rds-ca-rsa2048-g1"),
                ("dbParameterGroupName", "default"),
                ("identifierPrefix", ""),
                ("monitoringInterval", 0),
                ("networkType", "IPV4"),
                ("promotionTier", 0),
                ("publiclyAccessible", false),
            ],
            Complete = (request, state) =>
            {
                var cluster = Cluster(request);
                state
                    .Set(
                        "endpoint",
                        $"{request.PhysicalName("identifier", lowerCase: true)}.{Token(request)}.{Domain(request)}"
                    )
                    .Set("port", cluster.State.Find("port")!)
                    .Set("storageEncrypted", cluster.State.Find("storageEncrypted")!)
                    .Set("writer", IsWriter(request.Name))
                    .Set("engineVersionActual", cluster.Text("engineVersionActual")!)
                    .Default("engineVersion", cluster.Text("engineVersion")!)
                    .Default("dbSubnetGroupName", cluster.Text("dbSubnetGroupName")!)
                    .Default("availabilityZone", request.Zones.Names[0]);
            },
        },
        new(AwsTypes.RdsClusterParameterGroup, "RDS Cluster Parameter Group")
        {
            Name = new(Taken: "DBParameterGroupAlreadyExists") { IsLowerCase = true },
            Id = "{name}",
            Arn = "arn:{partition}:rds:{region}:{account}:cluster-pg:{name}",
            Defaults = [("description", "Managed by Pulumi"), ("namePrefix", "")],
        },
    ];

    private static void Check(ResourceRequest request)
    {
        var inputs = request.Inputs;
        request.RequiredText("engine");
        if (
            inputs.Has("snapshotIdentifier")
            || inputs.Has("replicationSourceIdentifier")
            || inputs.Has("restoreToPointInTime")
        )
        {
            CheckPlace(request);
            return;
        }

        var password = inputs.Text("masterPassword") ?? inputs.Text("masterPasswordWo");
        var isManaged = inputs.Flag("manageMasterUserPassword") == true;
        request.Require(
            !isManaged || password is null,
            "InvalidParameterCombination",
            "manageMasterUserPassword and masterPassword exclude each other. Give one of the two."
        );
        request.RequiredText("masterUsername");
        request.Require(
            isManaged || password is not null || inputs.Has("globalClusterIdentifier"),
            "InvalidParameterCombination",
            "masterPassword is required unless manageMasterUserPassword is true."
        );
        request.Require(
            password is null || password.Length is >= 8 and <= 128,
            "InvalidParameterValue",
            $"the password has {password?.Length} characters; 8 to 128 are accepted."
        );
        request.Require(
            inputs.Flag("skipFinalSnapshot") == true || inputs.Has("finalSnapshotIdentifier"),
            "InvalidParameterCombination",
            "finalSnapshotIdentifier is required unless skipFinalSnapshot is true."
        );
        CheckPlace(request);
    }

    private static void CheckPlace(ResourceRequest request)
    {
        var group = SubnetGroups.Required(request);
        foreach (var item in request.Inputs.Texts("vpcSecurityGroupIds").Select(id => SecurityGroups.Find(request, id)))
        {
            request.Require(
                item.Vpc == group.Vpc,
                "InvalidVPCNetworkStateFault",
                $"security group '{item.Name}' is of VPC '{item.Vpc.Name}', the DB subnet group '{group.Name}' of VPC "
                    + $"'{group.Vpc.Name}'. Choose security groups of VPC '{group.Vpc.Name}'."
            );
        }
    }

    private static void Complete(ResourceRequest request, StateBuilder state)
    {
        var inputs = request.Inputs;
        var engine = Array.Find(Engines, engine => engine.Name == inputs.Text("engine"));
        var name = request.PhysicalName("clusterIdentifier", lowerCase: true);
        var version = inputs.Text("engineVersion") ?? engine.Version;
        var group = SubnetGroups.Required(request);
        state
            .Set("endpoint", $"{name}.cluster-{Token(request)}.{Domain(request)}")
            .Set("readerEndpoint", $"{name}.cluster-ro-{Token(request)}.{Domain(request)}")
            .Set("hostedZoneId", DbInstances.HostedZone(request.Region))
            .Set("engineVersionActual", version)
            .Default("engineVersion", version)
            .Default("port", engine.Port)
            .Default("dbSubnetGroupName", group.Name)
            .Default("availabilityZones", StateBuilder.List(group.Zones))
            .Default("vpcSecurityGroupIds", StateBuilder.List([group.Vpc.DefaultSecurityGroupId]));
        if (inputs.Flag("manageMasterUserPassword") == true)
        {
            state.Set(
                "masterUserSecrets",
                StateBuilder.Maps([
                    StateBuilder.Map(
                        ("kmsKeyId", request.Arn("kms", "key/" + request.Hash.Uuid())),
                        (
                            "secretArn",
                            request.Arn(
                                "secretsmanager",
                                $"secret:rds!cluster-{request.Hash.Uuid()}-{request.Hash.Hex(6)}"
                            )
                        ),
                        ("secretStatus", "active")
                    ),
                ])
            );
        }
    }

    // The first instance of a cluster writes. Programs number them, and which is asked for first differs from run to
    // run.
    private static bool IsWriter(string name)
    {
        var digits = string.Concat(name.Reverse().TakeWhile(char.IsAsciiDigit).Reverse());
        return digits.Length == 0 || digits.TrimStart('0') is "" or "1";
    }

    private static Accounts.CreatedResource Cluster(ResourceRequest request) =>
        request.Account.Created.Find(AwsTypes.RdsCluster, request.Region, request.RequiredText("clusterIdentifier"))!;

    private static string Token(ResourceRequest request) => DbInstances.AccountToken(request);

    private static string Domain(ResourceRequest request) =>
        $"{request.Region}.rds.{AwsPartition.Of(request.Region).DnsSuffix}";
}
