using System.Globalization;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Databases;

/// <summary>With what an <see cref="AuroraCluster"/> is compatible.</summary>
public enum AuroraEngine
{
    /// <summary>MySQL, on port 3306.</summary>
    MySql,

    /// <summary>PostgreSQL, on port 5432.</summary>
    PostgreSql,
}

/// <summary>The arguments of an <see cref="AuroraCluster"/>.</summary>
public sealed class AuroraClusterArgs : ResourceArgs
{
    /// <summary>The VPC that gets the cluster.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>With what the cluster is compatible.</summary>
    public required AuroraEngine Engine { get; init; }

    /// <summary>
    /// The subnets that Aurora may choose from, in two availability zones at least. All of the network's when not set.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// The master user and where its password comes from. Managed by RDS, user "admin" or, for PostgreSQL, "postgres",
    /// when not set.
    /// </summary>
    public DatabaseCredentials? Credentials { get; init; }

    /// <summary>
    /// The security groups that may connect, by a short name; as in <see cref="RdsInstanceArgs.Clients"/>.
    /// </summary>
    public Dictionary<string, Input<string>> Clients { get; init; } = [];

    /// <summary>
    /// What becomes of the cluster when the stack is destroyed. <see cref="DatabaseDeletion.Protected"/> when not set.
    /// </summary>
    public DatabaseDeletion Deletion { get; init; } = DatabaseDeletion.Protected;

    /// <summary>
    /// The version, the major one: 8.0 of MySQL; 14, 15, 16 or 17 of PostgreSQL. The newest of these when not set.
    /// </summary>
    [Input("engineVersion")]
    public string? EngineVersion { get; init; }

    /// <summary>The instance class of all instances. db.t4g.medium when not set.</summary>
    [Input("instanceClass")]
    public string InstanceClass { get; init; } = "db.t4g.medium";

    /// <summary>
    /// How many instances there are, 1 to 16: the first writes, the others read, and one of them takes over when the
    /// first is lost. 1 when not set: its loss is then an outage of some minutes, and each one costs by the hour.
    /// </summary>
    [Input("instances")]
    public int Instances { get; init; } = 1;

    /// <summary>
    /// The cluster's identifier, with the form of <see cref="RdsInstanceArgs.Identifier"/>. The component's name in
    /// lower case when not set.
    /// </summary>
    [Input("identifier")]
    public string? Identifier { get; init; }

    /// <summary>Days that automatic backups are kept, 1 to 35. When not set, 7, and 1 for a lab.</summary>
    [Input("backupRetentionPeriod")]
    public int? BackupRetentionPeriod { get; init; }

    /// <summary>
    /// The ARN of the KMS key that encrypts the storage; another one replaces the cluster. When not set, AWS's own key
    /// for RDS.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>
    /// Whether database users may log in with a token of IAM in place of a password
    /// (<see cref="AuroraCluster.ConnectPolicy"/>). False when not set.
    /// </summary>
    public bool IamAuthentication { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// An Aurora cluster that only the named security groups can reach: in private subnets, not public, encrypted at rest,
/// TLS required of every client (Amazon Aurora user guide, "Requiring TLS for connections to an Aurora MySQL DB
/// cluster" and "Requiring an SSL/TLS connection to an Aurora PostgreSQL DB cluster").
/// </summary>
public sealed class AuroraCluster : ComponentResource
{
    /// <summary>
    /// Creates the subnet group, the parameter group, the security group with its rules, the cluster and its instances.
    /// </summary>
    /// <param name="name">The component's name, and the cluster's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public AuroraCluster(string name, AuroraClusterArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.AuroraCluster, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var engine = EngineOf(args);
        var version = args.EngineVersion ?? engine.Versions[^1];
        var identifier = args.Identifier ?? DatabasePlacement.GroupPrefixOf(name);
        var placement = new DatabasePlacement(this, engine.Component, name, args.Network, args.Subnets, args.Tags);
        var subnetGroup = placement.CreateSubnetGroup();
        var parameterGroup = new Aws.Rds.ClusterParameterGroup(
            $"{name}-parameter-group",
            new Aws.Rds.ClusterParameterGroupArgs
            {
                NamePrefix = $"{DatabasePlacement.GroupPrefixOf(name)}-parameter-group-",
                Family = engine.Name + version,
                Description = $"TLS required by {name}",
                Parameters =
                {
                    new Aws.Rds.Inputs.ClusterParameterGroupParameterArgs
                    {
                        Name = engine.TlsParameter,
                        Value = args.Engine == AuroraEngine.MySql ? "ON" : "1",
                        ApplyMethod = "immediate",
                    },
                },
                Tags = ResourceTags.For($"{name}-parameter-group", args.Tags),
            },
            asChild
        );
        SecurityGroupId = placement.CreateSecurityGroup(engine.Title, engine.Port, args.Clients);

        var lab = args.Deletion == DatabaseDeletion.Lab;
        var credentials = CredentialsOf(args);
        Password = DatabasePassword.Of(this, name, credentials);
        var cluster = new Aws.Rds.Cluster(
            $"{name}-cluster",
            new Aws.Rds.ClusterArgs
            {
                ClusterIdentifier = identifier,
                Engine = engine.Name,
                EngineVersion = version,
                Port = engine.Port,
                MasterUsername = credentials.Username,
                MasterPassword = Password is null ? null! : (Input<string>)Password,
                ManageMasterUserPassword = Password is null ? true : null!,
                DbSubnetGroupName = subnetGroup,
                DbClusterParameterGroupName = parameterGroup.Name,
                VpcSecurityGroupIds = { SecurityGroupId },
                NetworkType = args.Network.IsDualStack ? "DUAL" : null!,
                StorageEncrypted = true,
                KmsKeyId = args.KmsKeyArn!,
                IamDatabaseAuthenticationEnabled = args.IamAuthentication ? true : null!,
                BackupRetentionPeriod = args.BackupRetentionPeriod ?? (lab ? 1 : 7),
                CopyTagsToSnapshot = true,
                ApplyImmediately = lab,
                DeletionProtection = !lab,
                SkipFinalSnapshot = lab,
                FinalSnapshotIdentifier = lab
                    ? null!
                    : (Input<string>)DatabaseSnapshot.FinalNameOf(this, name, identifier),
                Tags = ResourceTags.For(name, args.Tags),
            },
            // AWS moves the minor version on, which the major one here does not tell.
            new CustomResourceOptions { Parent = this, IgnoreChanges = { "engineVersion" } }
        );
        for (var number = 1; number <= args.Instances; number++)
        {
            var instance = string.Create(CultureInfo.InvariantCulture, $"instance-{number}");
            _ = new Aws.Rds.ClusterInstance(
                $"{name}-{instance}",
                new Aws.Rds.ClusterInstanceArgs
                {
                    Identifier = $"{identifier}-{instance}",
                    ClusterIdentifier = cluster.Id,
                    Engine =
                        args.Engine == AuroraEngine.MySql
                            ? Aws.Rds.EngineType.AuroraMysql
                            : Aws.Rds.EngineType.AuroraPostgresql,
                    InstanceClass = args.InstanceClass,
                    PubliclyAccessible = false,
                    AutoMinorVersionUpgrade = true,
                    CopyTagsToSnapshot = true,
                    Tags = ResourceTags.For($"{name}-{instance}", args.Tags),
                },
                asChild
            );
        }

        Endpoint = cluster.Endpoint;
        ReaderEndpoint = cluster.ReaderEndpoint;
        ResourceId = cluster.ClusterResourceId.Apply(id => (string?)id);
        PasswordSecretArn = Password is null
            ? cluster.MasterUserSecrets.Apply(secrets => secrets.IsDefaultOrEmpty ? null : secrets[0].SecretArn)
            : Output.Create((string?)null);
        RegisterOutputs();
    }

    /// <summary>The DNS name of the instance that writes.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>The DNS name that leads to the instances that read; to the one that writes when it is alone.</summary>
    [Output("readerEndpoint")]
    public Output<string> ReaderEndpoint { get; private set; }

    /// <summary>The id by which IAM knows the cluster, such as cluster-ABCDEFGHIJKL01234.</summary>
    [Output("resourceId")]
    public Output<string?> ResourceId { get; private set; }

    /// <summary>The id of the cluster's security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ARN of the secret that holds the password, when RDS manages it; else null.</summary>
    [Output("passwordSecretArn")]
    public Output<string?> PasswordSecretArn { get; private set; }

    /// <summary>The password, a secret, when it was given or generated; null when RDS manages it.</summary>
    public Output<string>? Password { get; }

    /// <inheritdoc cref="RdsInstance.ConnectPolicy"/>
    public Output<string> ConnectPolicy(string databaseUser) =>
        DatabasePlacement.ConnectPolicy(this, ResourceId, databaseUser);

    private static RdsEngine EngineOf(AuroraClusterArgs args) =>
        args.Engine switch
        {
            AuroraEngine.MySql => new(
                nameof(AuroraCluster),
                "aurora-mysql",
                "Aurora MySQL",
                RdsMySql.Port,
                ["8.0"],
                "require_secure_transport"
            ),
            AuroraEngine.PostgreSql => new(
                nameof(AuroraCluster),
                "aurora-postgresql",
                "Aurora PostgreSQL",
                RdsPostgreSql.Port,
                ["14", "15", "16", "17"],
                "rds.force_ssl"
            )
            {
                ReservedUsers = ["admin"],
            },
            _ => throw new InvalidOperationException($"{args.Engine} is not an engine."),
        };

    private static DatabaseCredentials CredentialsOf(AuroraClusterArgs args) =>
        args.Credentials ?? DatabaseCredentials.Managed(args.Engine == AuroraEngine.MySql ? "admin" : "postgres");

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some arguments are not valid.</exception>
    private static AuroraClusterArgs Checked(string name, AuroraClusterArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(AuroraCluster), name, args);
        var engine = EngineOf(args);
        DatabasePlacement.Check(errors, name, args.Network, args.Subnets, args.Identifier);
        DatabasePlacement.CheckInstanceClass(errors, args.InstanceClass, "db.t4g.medium");
        errors.Require(
            args.EngineVersion is null || engine.Versions.Contains(args.EngineVersion),
            nameof(args.EngineVersion),
            $"is '{args.EngineVersion}'",
            $"{engine.Title} has {string.Join(", ", engine.Versions)}."
        );
        errors.Require(
            args.Instances is >= 1 and <= 16,
            nameof(args.Instances),
            $"is {args.Instances}",
            $"A cluster has 1 to 16 instances."
        );
        errors.Require(
            args.BackupRetentionPeriod is null or (>= 1 and <= 35),
            nameof(args.BackupRetentionPeriod),
            $"is {args.BackupRetentionPeriod} days",
            $"It is 1 to 35 days."
        );
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Clients), args.Clients.Keys);
        CredentialsOf(args).Check(errors, engine.ReservedUsers);
        errors.Throw();
        return args;
    }
}
