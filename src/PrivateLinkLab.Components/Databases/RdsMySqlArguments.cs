using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The limits of an <see cref="RdsMySqlArgs"/>, and what stands for what is not set.</summary>
internal static partial class RdsMySqlArguments
{
    /// <summary>The subnets that RDS may choose from.</summary>
    public static IReadOnlyList<PrivateSubnet> SubnetsOf(RdsMySqlArgs args) => args.Subnets ?? args.Network.Subnets;

    /// <summary>The instance's identifier.</summary>
    // A component's name is free and an identifier is not; pulumi's names are case sensitive and RDS's are not.
    public static string IdentifierOf(string name, RdsMySqlArgs args) => args.Identifier ?? GroupPrefixOf(name);

    /// <summary>What the names of the subnet group and the parameter group begin with.</summary>
    // Pulumi's own names for them would keep the capital letters of the component's, which the provider refuses
    // (github.com/pulumi/pulumi-aws/issues/3808). Another identifier must not replace the groups of a database.
#pragma warning disable CA1308 // RDS writes identifiers in lower case.
    public static string GroupPrefixOf(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some are outside their limits.</exception>
    public static RdsMySqlArgs Checked(string name, RdsMySqlArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(RdsMySql), name);
        var zones = SubnetsOf(args).Select(subnet => subnet.AvailabilityZone).Distinct().ToList();
        errors.Require(
            zones.Count >= 2,
            nameof(args.Subnets),
            $"covers {(zones.Count == 0 ? "no availability zone" : $"only {zones[0]}")}",
            $"A DB subnet group needs subnets in at least two availability zones."
        );
        errors.Require(
            IdentifierForm().IsMatch(IdentifierOf(name, args)),
            nameof(args.Identifier),
            $"is '{IdentifierOf(name, args)}'",
            $"It has 1 to 63 lower-case letters, digits and single hyphens, starts with a letter and does not end "
                + $"with a hyphen."
        );
        errors.Require(
            IdentifierForm().IsMatch(GroupPrefixOf(name)) || args.Identifier is null,
            "the component's name",
            $"is '{name}', with which the names of its subnet group and parameter group begin",
            $"It has 1 to 63 letters, digits and single hyphens, starts with a letter and does not end with a hyphen."
        );
        errors.Require(
            InstanceClassForm().IsMatch(args.InstanceClass),
            nameof(args.InstanceClass),
            $"is '{args.InstanceClass}'",
            $"Give an RDS instance class, such as db.t3.micro."
        );
        errors.Require(
            args.AllocatedStorage is >= 20 and <= 65536,
            nameof(args.AllocatedStorage),
            $"is {args.AllocatedStorage} GiB",
            $"gp3 storage for MySQL is 20 to 65536 GiB."
        );
        errors.Require(
            args.EngineVersion is "8.0" or "8.4",
            nameof(args.EngineVersion),
            $"is '{args.EngineVersion}'",
            $"Give 8.0 or 8.4."
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
        args.Credentials.Check(errors);
        errors.Throw();
        return args;
    }

    // RDS API reference, CreateDBInstance.
    [GeneratedRegex(@"^(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"^db\.[a-z0-9-]+\.[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceClassForm();
}
