using System.Globalization;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>A DB instance.</summary>
/// <param name="Identifier">Its identifier.</param>
/// <param name="State">Its properties, by Pulumi's names.</param>
/// <param name="Vpc">The id of its VPC.</param>
internal sealed record DbInstanceRecord(string Identifier, InputBag State, string? Vpc)
{
    /// <summary>Its status: available or stopped.</summary>
    public string Status { get; set; } = DbInstanceStates.Available;
}

/// <summary>
/// DB instances: Amazon RDS API Reference, "CreateDBInstance" and "RestoreDBInstanceFromDBSnapshot". RDS chooses the
/// address in the subnet group when it starts the instance, so there is a host name but no address here.
/// </summary>
internal static class DbInstances
{
    public static readonly ResourceKind Kind = new(AwsTypes.DbInstance, "RDS DB Instance", Create)
    {
        // Amazon RDS User Guide, "Deleting a DB instance".
        KeptBy = (_, database) =>
            database.IsOn("deletionProtection")
                ? new(
                    DeletionGuard.DeletionProtection,
                    "InvalidParameterCombination: the DB instance has deletion protection. First deploy it with "
                        + "deletionProtection false."
                )
                : null,
    };

    private const string HostLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string ResourceLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static Answer Create(ResourceRequest request)
    {
        request = Restoring.Completed(request);
        var engine = Engines.Required(request);
        var (version, major) = Engines.Version(request, engine);
        Upgrades.Check(request, engine, version);
        var identifier = DbInstanceRules.Identifier(request);
        DbInstanceRules.CheckSizes(request, engine);
        DbInstanceRules.CheckCredentials(request, engine);
        DbInstanceRules.CheckDeletion(request);
        DbInstanceRules.CheckSwitches(request);
        var subnetGroup = SubnetGroups.Required(request);
        DbInstanceRules.CheckNetworkType(request, subnetGroup);
        var groups = SecurityGroups(request, subnetGroup);
        var parameterGroup = ParameterGroups.ForInstance(request, engine, major);
        var multiAz = request.Inputs.Flag("multiAz") == true;
        var zone = Zone(request, subnetGroup, multiAz);
        if (request.Account.TakeName("db instance", $"{request.Region}/{identifier}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "DBInstanceAlreadyExists",
                $"the DB instance '{identifier}' exists already, by '{taken}'."
            );
        }

        var resourceId = "db-" + request.Hash.Letters(ResourceLetters, 26);
        var port = request.Inputs.Integer("port") ?? engine.Port;
        var status = StandingDatabases.StatusOf(request, identifier);
        var address = Address(request, identifier);
        var state = Complete(request, engine, major)
            .Set("address", address)
            .Set("arn", request.Arn("rds", $"db:{identifier}"))
            .Set("availabilityZone", zone)
            .Set("endpoint", string.Create(CultureInfo.InvariantCulture, $"{address}:{port}"))
            .Set("engineVersion", version)
            .Set("engineVersionActual", engine.ActualOf(version))
            .Set("hostedZoneId", HostedZone(request.Region))
            .Set("identifier", identifier)
            .Set("masterUserSecrets", Secrets(request, resourceId))
            .Set("parameterGroupName", parameterGroup)
            .Set("port", port)
            .Set("resourceId", resourceId)
            .Set("status", status)
            .Set("vpcSecurityGroupIds", StateBuilder.List(groups))
            .Build();
        request
            .All<DbInstanceRecord>()
            .Add(
                Key(request.Region, identifier),
                new DbInstanceRecord(identifier, new InputBag(state), subnetGroup.Vpc.Id) { Status = status }
            );
        return new Answer(resourceId, state);
    }

    /// <summary>The DB instance with an identifier in the region; null when there is none.</summary>
    public static DbInstanceRecord? Find(ResourceRequest request, string identifier) =>
        request.All<DbInstanceRecord>().GetValueOrDefault(Key(request.Region, identifier));

    private static string Key(string region, string identifier) => $"{region}/{identifier}";

    private static StateBuilder Complete(ResourceRequest request, Engine engine, string major)
    {
        var state = request
            .NewRegionalState()
            .Defaults(
                ("autoMinorVersionUpgrade", true),
                ("backupRetentionPeriod", 0),
                ("backupTarget", "region"),
                ("backupWindow", "03:00-03:30"),
                ("caCertIdentifier", "rds-ca-rsa2048-g1"),
                ("copyTagsToSnapshot", false),
                ("customerOwnedIpEnabled", false),
                ("databaseInsightsMode", "standard"),
                ("dbName", ""),
                ("dedicatedLogVolume", false),
                ("deleteAutomatedBackups", true),
                ("deletionProtection", false),
                ("engineLifecycleSupport", "open-source-rds-extended-support"),
                ("iamDatabaseAuthenticationEnabled", false),
                ("identifierPrefix", ""),
                ("kmsKeyId", request.Inputs.Flag("storageEncrypted") == true ? ServiceKey(request, "aws/rds") : ""),
                ("licenseModel", engine.License),
                ("listenerEndpoints", ListValue.Empty),
                ("maintenanceWindow", "sun:04:00-sun:04:30"),
                ("masterUserSecretKmsKeyId", ""),
                ("monitoringInterval", 0),
                ("monitoringRoleArn", ""),
                ("multiAz", false),
                ("networkType", "IPV4"),
                ("optionGroupName", $"default:{engine.Name}-{major.Replace('.', '-')}"),
                ("performanceInsightsEnabled", false),
                ("performanceInsightsKmsKeyId", ""),
                ("performanceInsightsRetentionPeriod", 0),
                ("publiclyAccessible", false),
                ("replicas", ListValue.Empty),
                ("skipFinalSnapshot", false),
                ("storageEncrypted", false),
                ("storageType", "gp2")
            )
            .TagsAll();
        return request.Inputs.Text("storageType") == "gp3"
            ? state.Defaults(("iops", 3000), ("storageThroughput", 125))
            : state.Defaults(("iops", 0), ("storageThroughput", 0));
    }

    private static IReadOnlyList<string> SecurityGroups(ResourceRequest request, SubnetGroupRecord subnetGroup)
    {
        foreach (var id in request.Inputs.Texts("vpcSecurityGroupIds"))
        {
            var group = Ec2.SecurityGroups.Find(request, id);
            request.Require(
                group.Vpc == subnetGroup.Vpc,
                "InvalidParameterCombination",
                $"security group '{group.Name}' is of VPC '{group.Vpc.Name}', the DB subnet group "
                    + $"'{subnetGroup.Name}' of VPC "
                    + $"'{subnetGroup.Vpc.Name}'. Choose security groups of VPC '{subnetGroup.Vpc.Name}'."
            );
        }

        return Ec2.SecurityGroups.OfVpc(request, "vpcSecurityGroupIds", subnetGroup.Vpc);
    }

    private static string Zone(ResourceRequest request, SubnetGroupRecord group, bool multiAz)
    {
        var given = request.Inputs.Text("availabilityZone");
        request.Require(
            given is null || !multiAz,
            "InvalidParameterCombination",
            "availabilityZone and multiAz exclude each other. Leave availabilityZone out."
        );
        request.Require(
            given is null || group.Zones.Contains(given),
            "InvalidParameterValue",
            $"availabilityZone '{given}' is not a zone of the DB subnet group '{group.Name}', which "
                + $"has {Format.Enumeration(group.Zones)}."
        );
        return given ?? group.Zones[(int)request.Hash.Below((uint)group.Zones.Count)];
    }

    // One part of the host name is the account's own in a region, the same for all its instances.
    private static string Address(ResourceRequest request, string identifier) =>
        $"{identifier}.{AccountToken(request)}" + $".{request.Region}.rds.{AwsPartition.Of(request.Region).DnsSuffix}";

    /// <summary>The part of host names that all databases of an account have in a region.</summary>
    public static string AccountToken(ResourceRequest request) =>
        $"c{StableHash.Of("rds", request.AccountId, request.Region).Letters(HostLetters, 11)}";

    /// <summary>Route 53's zone of the names of a region's databases.</summary>
    public static string HostedZone(string region) =>
        region == "us-east-1"
            ? "Z2R2ITUGPM61AM"
            : "Z" + StableHash.Of("rds hosted zone", region).Letters(ResourceLetters, 13);

    private static ListValue Secrets(ResourceRequest request, string resourceId)
    {
        if (request.Inputs.Flag("manageMasterUserPassword") != true)
        {
            return ListValue.Empty;
        }

        var secret = StableHash.Of(resourceId, "master user secret");
        return PropertyValue.Of(
            StateBuilder.Map(
                (
                    "kmsKeyId",
                    request.Inputs.Text("masterUserSecretKmsKeyId") ?? ServiceKey(request, "aws/secretsmanager")
                ),
                (
                    "secretArn",
                    request.Arn("secretsmanager", $"secret:rds!db-{secret.Uuid()}-{secret.Letters(HostLetters, 6)}")
                ),
                ("secretStatus", "active")
            )
        );
    }

    private static string ServiceKey(ResourceRequest request, string alias) =>
        request.Arn("kms", $"key/{StableHash.Of(request.AccountId, request.Region, alias).Uuid()}");
}
