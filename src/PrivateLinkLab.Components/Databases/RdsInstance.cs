using System.Collections.Immutable;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Databases;

/// <summary>What the arguments of every component with a database instance on RDS have.</summary>
public abstract class RdsInstanceArgs : ResourceArgs
{
    private protected RdsInstanceArgs() { }

    /// <summary>The VPC that gets the database.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The subnets that RDS may choose from, in two availability zones at least (RDS user guide, "Working with a DB
    /// instance in a VPC"). All of the network's when not set.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>The master user and where its password comes from.</summary>
    internal abstract DatabaseCredentials MasterUser { get; }

    /// <summary>
    /// The security groups that may connect, by a short name. Both halves of the way are made: the database admits the
    /// client, and the client may go out to the database. None when not set: nobody can connect.
    /// </summary>
    public Dictionary<string, Input<string>> Clients { get; init; } = [];

    /// <summary>
    /// What becomes of the database when the stack is destroyed. <see cref="DatabaseDeletion.Protected"/> when not set.
    /// </summary>
    public DatabaseDeletion Deletion { get; init; } = DatabaseDeletion.Protected;

    /// <summary>The RDS instance class. db.t3.micro when not set.</summary>
    [Input("instanceClass")]
    public string InstanceClass { get; init; } = "db.t3.micro";

    /// <summary>The gp3 storage in GiB, 20 to 65536. 20 when not set.</summary>
    [Input("allocatedStorage")]
    public int AllocatedStorage { get; init; } = 20;

    /// <summary>The engine's version, as the component of the engine documents it.</summary>
    internal abstract string Version { get; }

    /// <summary>
    /// Whether another version of the engine upgrades a database that is there, or one that is restored from an older
    /// snapshot (RDS user guide, "Upgrading a DB instance engine version"). It cannot go back. False when not set: the
    /// database keeps its version, and the deployment fails on its new parameter group.
    /// </summary>
    [Input("allowMajorVersionUpgrade")]
    public bool AllowMajorVersionUpgrade { get; init; }

    /// <summary>
    /// The instance's identifier: 1 to 63 lower-case letters, digits and single hyphens, the first a letter. The
    /// component's name in lower case when not set.
    /// </summary>
    [Input("identifier")]
    public string? Identifier { get; init; }

    /// <summary>
    /// Whether a standby in another zone takes over when the first is lost, for twice the price (RDS user guide,
    /// "Multi-AZ DB instance deployments"). False when not set: the loss of the zone, or of the instance, is then an
    /// outage.
    /// </summary>
    [Input("multiAz")]
    public bool MultiAz { get; init; }

    /// <summary>
    /// Whether the database is stopped: its storage alone then costs, and nobody can change it. False when not set,
    /// which does not start it; <see cref="RdsInstance.StartCommand"/> does. While it is stopped it cannot be stopped
    /// anew, after a deployment with false: start it first. AWS starts it by itself after seven days (RDS user guide,
    /// "Stopping an Amazon RDS DB instance temporarily").
    /// </summary>
    public bool Stopped { get; init; }

    /// <summary>
    /// Whether the database is away and a snapshot stands in for it: <see cref="RdsInstance.SnapshotIdentifier"/>. It
    /// is taken before the database is deleted, of a database that runs; when that fails, the database stays. It needs
    /// <see cref="DatabaseDeletion.Lab"/>, deployed before: deletion protection would keep both. False when not set.
    /// </summary>
    public bool Snapshotted { get; init; }

    /// <summary>
    /// The snapshot that a new database is restored from: 1 to 255 letters, digits and single hyphens, the first a
    /// letter. A database that is there already stays as it is, whether this is set, changed or removed. Without it a
    /// new one is empty; null when not set. The version is the snapshot's, of which the engine's has to
    /// be the major one unless <see cref="AllowMajorVersionUpgrade"/> is true: the minor one that RDS prefers may be
    /// older than the snapshot's, and no database goes back.
    /// </summary>
    /// <remarks>
    /// The master user is the snapshot's: with another name in the credentials, the next deployment replaces
    /// the database by the snapshot once more; so it does when the snapshot is not encrypted. The password becomes the
    /// one of the credentials; a managed one is in a new secret
    /// (github.com/hashicorp/terraform-provider-aws/pull/33699).
    /// </remarks>
    public string? SnapshotIdentifier { get; init; }

    /// <summary>Days that automatic backups are kept, 0 (none) to 35. When not set, 7, and 0 for a lab.</summary>
    [Input("backupRetentionPeriod")]
    public int? BackupRetentionPeriod { get; init; }

    /// <summary>
    /// The ARN of the KMS key that encrypts the storage; another one replaces the database. When not set, AWS's own key
    /// for RDS.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>
    /// Whether database users may log in with a token of IAM in place of a password
    /// (<see cref="RdsInstance.ConnectPolicy"/>). False when not set.
    /// </summary>
    public bool IamAuthentication { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>What sets one engine of RDS apart from another.</summary>
/// <param name="Component">The component's class.</param>
/// <param name="Name">The engine's name in the API, with which the families of its parameter groups begin.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="Versions">The versions that the component takes, the oldest first.</param>
/// <param name="TlsParameter">The parameter that requires TLS of every client.</param>
internal sealed record RdsEngine(
    string Component,
    string Name,
    string Title,
    int Port,
    IReadOnlyList<string> Versions,
    string TlsParameter
)
{
    /// <summary>Names that the master user cannot have, beside rdsadmin.</summary>
    public IReadOnlyList<string> ReservedUsers { get; init; } = [];
}

/// <summary>
/// A database on RDS that only the named security groups can reach: in private subnets, not public, encrypted at rest,
/// TLS required of every client.
/// </summary>
/// <remarks>
/// In a dual-stack VPC its name has an IPv4 and an IPv6 address (RDS user guide, "Dual-stack mode"). RDS chooses the
/// address among the subnets, so that it is not known before the deployment.
/// </remarks>
public abstract class RdsInstance : ComponentResource
{
    private readonly RdsEngine _engine;

    /// <summary>
    /// Creates the subnet group, the parameter group, the security group with its rules, and the database or its
    /// snapshot.
    /// </summary>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    private protected RdsInstance(
        string type,
        string name,
        RdsInstanceArgs args,
        RdsEngine engine,
        ComponentResourceOptions? options
    )
        : base(type, name, Checked(name, args, engine), options)
    {
        _engine = engine;
        var asChild = new CustomResourceOptions { Parent = this };
        var identifier = IdentifierOf(name, args);
        var groupPrefix = DatabasePlacement.GroupPrefixOf(name);
        var placement = new DatabasePlacement(this, engine.Component, name, args.Network, args.Subnets, args.Tags);
        var subnetGroup = placement.CreateSubnetGroup();
        var parameterGroup = new Aws.Rds.ParameterGroup(
            $"{name}-parameter-group",
            new Aws.Rds.ParameterGroupArgs
            {
                NamePrefix = $"{groupPrefix}-parameter-group-",
                Family = engine.Name + args.Version,
                Description = $"TLS required by {name}",
                Parameters =
                {
                    new Aws.Rds.Inputs.ParameterGroupParameterArgs
                    {
                        Name = engine.TlsParameter,
                        Value = "1",
                        ApplyMethod = "immediate",
                    },
                },
                Tags = ResourceTags.For($"{name}-parameter-group", args.Tags),
            },
            asChild
        );
        var securityGroupId = placement.CreateSecurityGroup(engine.Title, engine.Port, args.Clients);

        var lab = args.Deletion == DatabaseDeletion.Lab;
        var database = new Aws.Rds.InstanceArgs
        {
            Identifier = identifier,
            SnapshotIdentifier = args.SnapshotIdentifier!,
            Engine = engine.Name,
            EngineVersion = args.SnapshotIdentifier is null || args.AllowMajorVersionUpgrade ? args.Version : null!,
            AllowMajorVersionUpgrade = args.AllowMajorVersionUpgrade ? true : null!,
            InstanceClass = args.InstanceClass,
            AllocatedStorage = args.AllocatedStorage,
            StorageType = "gp3",
            StorageEncrypted = true,
            KmsKeyId = args.KmsKeyArn!,
            IamDatabaseAuthenticationEnabled = args.IamAuthentication ? true : null!,
            DbSubnetGroupName = subnetGroup,
            ParameterGroupName = parameterGroup.Name,
            VpcSecurityGroupIds = { securityGroupId },
            NetworkType = args.Network.IsDualStack ? "DUAL" : null!,
            PubliclyAccessible = false,
            Port = engine.Port,
            MultiAz = args.MultiAz,
            Username = args.MasterUser.Username,
            AutoMinorVersionUpgrade = true,
            BackupRetentionPeriod = args.BackupRetentionPeriod ?? (lab ? 0 : 7),
            CopyTagsToSnapshot = true,
            ApplyImmediately = lab,
            DeletionProtection = !lab,
            DeleteAutomatedBackups = lab,
            SkipFinalSnapshot = lab,
            FinalSnapshotIdentifier = lab ? null! : (Input<string>)DatabaseSnapshot.FinalNameOf(this, name, identifier),
            Tags = ResourceTags.For(name, args.Tags),
        };
        Password = DatabasePassword.Of(this, name, args.MasterUser);
        if (Password is null)
        {
            database.ManageMasterUserPassword = true;
        }
        else
        {
            database.Password = Password;
        }

        SecurityGroupId = securityGroupId;
        StartCommand = Output.Create(StartCommandOf(name, args));
        if (args.Snapshotted)
        {
            SnapshotIdentifier = DatabaseSnapshot.Take(this, name, identifier, args.Tags);
            (Address, Endpoint) = (Output.Create((string)null!), Output.Create((string)null!));
            ResourceId = Output.Create((string?)null);
            PasswordSecretArn = Output.Create((string?)null);
            Warnings = Output.Create(ImmutableArray<string>.Empty);
            RegisterOutputs();
            return;
        }

        var instance = new Aws.Rds.Instance(
            $"{name}-instance",
            database,
            new CustomResourceOptions
            {
                Parent = this,
                // Whether a snapshot is named decides whether a version is; neither changes a database that is there.
                IgnoreChanges = args.AllowMajorVersionUpgrade
                    ? ["snapshotIdentifier"]
                    : ["snapshotIdentifier", "engineVersion"],
            }
        );
        Warnings = WarningsOf(name, args, instance.Status);
        // Only while it is stopped: the provider waits until the database is available before it starts it, which fails
        // (github.com/hashicorp/terraform-provider-aws/issues/40785). To delete this resource starts nothing.
        if (args.Stopped)
        {
            _ = new Aws.Rds.InstanceDesiredState(
                $"{name}-state",
                new Aws.Rds.InstanceDesiredStateArgs { Identifier = instance.Identifier, State = "stopped" },
                asChild
            );
        }

        Address = instance.Address;
        Endpoint = instance.Endpoint;
        ResourceId = instance.ResourceId.Apply(id => (string?)id);
        SnapshotIdentifier = Output.Create((string?)null);
        PasswordSecretArn =
            args.MasterUser is DatabaseCredentials.ManagedPassword
                ? instance.MasterUserSecrets.Apply(secrets => secrets.IsDefaultOrEmpty ? null : secrets[0].SecretArn)
                : Output.Create((string?)null);
        RegisterOutputs();
    }

    /// <summary>
    /// The DNS name of the database, which resolves to a private address inside the VPC. Null while there is a snapshot
    /// only.
    /// </summary>
    [Output("address")]
    public Output<string> Address { get; private protected set; }

    /// <summary>The DNS name and the port, as NAME:PORT. Null while there is a snapshot only.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private protected set; }

    /// <summary>
    /// The id by which IAM knows the database, such as db-ABCDEFGHIJKL01234; null while there is a snapshot only.
    /// </summary>
    [Output("resourceId")]
    public Output<string?> ResourceId { get; private protected set; }

    /// <summary>The id of the database's security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private protected set; }

    /// <summary>
    /// The ARN of the secret that holds the password, when RDS manages it; else null. It goes with the database, and is
    /// null while there is a snapshot only.
    /// </summary>
    [Output("passwordSecretArn")]
    public Output<string?> PasswordSecretArn { get; private protected set; }

    /// <summary>
    /// The name of the snapshot that stands in for the database; null while the database is there. It is another one
    /// for every time, and stays in AWS when it leaves the stack.
    /// </summary>
    [Output("snapshotIdentifier")]
    public Output<string?> SnapshotIdentifier { get; private protected set; }

    /// <summary>What the deployment warns of: a database that is stopped, and not by this program.</summary>
    public Output<ImmutableArray<string>> Warnings { get; }

    /// <summary>The command that starts the database when it was stopped.</summary>
    public Output<string> StartCommand { get; }

    /// <summary>The password, a secret, when it was given or generated; null when RDS manages it.</summary>
    public Output<string>? Password { get; }

    // What the state has of the status is of the last refresh. To stop a database anew, the provider first waits until
    // it is available (github.com/hashicorp/terraform-provider-aws/issues/40785).
    private Output<ImmutableArray<string>> WarningsOf(string name, RdsInstanceArgs args, Output<string> status) =>
        status.Apply(known =>
        {
            if (args.Stopped || known != "stopped")
            {
                return ImmutableArray<string>.Empty;
            }

            var warning =
                "the database is stopped, and a deployment does not start it. Start it with "
                + $"`{StartCommandOf(name, args)}`; until then, {nameof(args.Stopped)} fails as well.";
            Log.Warn($"{_engine.Component} '{name}': {warning}", this);
            return [warning];
        });

    /// <summary>
    /// Gives an identity policy, as JSON, that allows logging in as a database user with a token of IAM, which
    /// <see cref="RdsInstanceArgs.IamAuthentication"/> turns on. The user is made in the database: in MySQL
    /// identified by AWSAuthenticationPlugin, in PostgreSQL as a member of rds_iam (RDS user guide, "IAM database
    /// authentication for MariaDB, MySQL, and PostgreSQL").
    /// </summary>
    /// <param name="databaseUser">The database user's name.</param>
    public Output<string> ConnectPolicy(string databaseUser) =>
        DatabasePlacement.ConnectPolicy(this, ResourceId, databaseUser);

    private static string StartCommandOf(string name, RdsInstanceArgs args) =>
        $"aws rds start-db-instance --db-instance-identifier {IdentifierOf(name, args)}";

    /// <summary>The instance's identifier.</summary>
    // A component's name is free and an identifier is not; pulumi's names are case sensitive and RDS's are not.
    private static string IdentifierOf(string name, RdsInstanceArgs args) =>
        args.Identifier ?? DatabasePlacement.GroupPrefixOf(name);

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some arguments are not valid.</exception>
    private static RdsInstanceArgs Checked(string name, RdsInstanceArgs args, RdsEngine engine)
    {
        var errors = ArgumentErrors.Of(engine.Component, name, args);
        DatabasePlacement.Check(errors, name, args.Network, args.Subnets, args.Identifier);
        DatabasePlacement.CheckInstanceClass(errors, args.InstanceClass, "db.t3.micro");
        errors.Require(
            args.AllocatedStorage is >= 20 and <= 65536,
            nameof(args.AllocatedStorage),
            $"is {args.AllocatedStorage} GiB",
            $"gp3 storage for {engine.Title} is 20 to 65536 GiB."
        );
        errors.Require(
            engine.Versions.Contains(args.Version),
            "EngineVersion",
            $"is '{args.Version}'",
            $"Give {string.Join(", ", engine.Versions.SkipLast(1))} or {engine.Versions[^1]}."
        );
        errors.Require(
            args.BackupRetentionPeriod is null or (>= 0 and <= 35),
            nameof(args.BackupRetentionPeriod),
            $"is {args.BackupRetentionPeriod} days",
            $"It is 0 to 35 days."
        );
        errors.Require(
            args.SnapshotIdentifier is null || DatabaseSnapshot.IsName(args.SnapshotIdentifier),
            nameof(args.SnapshotIdentifier),
            $"is '{args.SnapshotIdentifier}'",
            $"It has 1 to 255 letters, digits and single hyphens, starts with a letter and does not end with a hyphen."
        );
        errors.Require(
            !(args.Snapshotted && args.Stopped),
            nameof(args.Snapshotted),
            $"is true, and so is {nameof(args.Stopped)}",
            $"A snapshot is taken of a database that runs, which then goes: set one of the two."
        );
        errors.Require(
            !(args.Snapshotted && args.Deletion == DatabaseDeletion.Protected),
            nameof(args.Snapshotted),
            $"is true, and {nameof(args.Deletion)} is {DatabaseDeletion.Protected}",
            $"Deletion protection would keep the database beside its snapshot: first deploy it "
                + $"with {DatabaseDeletion.Lab}."
        );
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Clients), args.Clients.Keys);
        args.MasterUser.Check(errors, engine.ReservedUsers);
        errors.Throw();
        return args;
    }
}
