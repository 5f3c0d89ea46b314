using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Databases;

/// <summary>
/// Where a database stands and who reaches it, whatever its engine: its subnet group, its security group, and the users
/// who log in by IAM.
/// </summary>
/// <param name="Database">The component.</param>
/// <param name="Kind">The component's class.</param>
/// <param name="Name">The component's name.</param>
/// <param name="Network">The VPC.</param>
/// <param name="Chosen">The subnets that RDS may choose from; null for the network's.</param>
/// <param name="Tags">The component's tags.</param>
internal sealed partial record DatabasePlacement(
    ComponentResource Database,
    string Kind,
    string Name,
    VpcNetwork Network,
    IReadOnlyList<PrivateSubnet>? Chosen,
    IReadOnlyDictionary<string, string> Tags
)
{
    /// <summary>Creates the subnet group.</summary>
    /// <returns>Its name.</returns>
    public Output<string> CreateSubnetGroup() =>
        new Aws.Rds.SubnetGroup(
            $"{Name}-subnet-group",
            new Aws.Rds.SubnetGroupArgs
            {
                NamePrefix = $"{GroupPrefixOf(Name)}-subnet-group-",
                Description = $"Private subnets of {Name}",
                SubnetIds = SubnetIds(),
                Tags = ResourceTags.For($"{Name}-subnet-group", Tags),
            },
            new CustomResourceOptions { Parent = Database }
        ).Name;

    /// <summary>Creates the security group, with both halves of the way of each client.</summary>
    /// <param name="title">The engine's name for people.</param>
    /// <param name="port">The database's TCP port.</param>
    /// <param name="clients">The clients' security groups, by a short name.</param>
    /// <returns>Its id.</returns>
    public Output<string> CreateSecurityGroup(string title, int port, Dictionary<string, Input<string>> clients)
    {
        var group = new Aws.Ec2.SecurityGroup(
            $"{Name}-security-group",
            new Aws.Ec2.SecurityGroupArgs
            {
                VpcId = Network.VpcId,
                Description = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{title} database: its clients on port {port}, nothing outbound"
                ),
                Tags = ResourceTags.For($"{Name}-security-group", Tags),
            },
            new CustomResourceOptions { Parent = Database }
        );
        var rules = new GroupRules(Database, port, Tags);
        foreach (var (client, clientGroup) in clients)
        {
            _ = rules.Admit($"{Name}-from-{client}", group.Id, clientGroup, $"{title} from {client}");
            _ = rules.LetOut(
                $"{Name}-for-{client}",
                clientGroup,
                group.Id,
                $"{title} to {Name}",
                $"{client}-to-{Name}"
            );
        }

        return group.Id;
    }

    /// <summary>Gives an identity policy, as JSON, that allows logging in as a database user.</summary>
    /// <param name="database">The component; its provider tells the account.</param>
    /// <param name="resourceId">The id by which IAM knows the database.</param>
    /// <param name="databaseUser">The database user's name.</param>
    public static Output<string> ConnectPolicy(Resource database, Output<string?> resourceId, string databaseUser)
    {
        var account = AwsAccount.Of(database);
        return Output
            .Tuple(account.Partition, account.Region, account.Id, resourceId)
            .Apply(known =>
                PolicyDocument.Json(
                    new PolicyStatement
                    {
                        Sid = "Connect",
                        Actions = ["rds-db:connect"],
                        Resources =
                        [
                            $"arn:{known.Item1}:rds-db:{known.Item2}:{known.Item3}:dbuser:{known.Item4}/{databaseUser}",
                        ],
                    }
                )
            );
    }

    /// <summary>What the names of groups begin with.</summary>
    // Pulumi's own names for them would keep the capital letters of the component's, which the provider refuses
    // (github.com/pulumi/pulumi-aws/issues/3808). Another identifier must not replace the groups of a database.
#pragma warning disable CA1308 // RDS writes identifiers in lower case.
    public static string GroupPrefixOf(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Checks what a database needs to have a place and a name.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="network">The VPC.</param>
    /// <param name="chosen">The subnets that RDS may choose from; null for the network's.</param>
    /// <param name="identifier">The identifier that is given; null for the component's name.</param>
    public static void Check(
        ArgumentErrors errors,
        string name,
        VpcNetwork network,
        IReadOnlyList<PrivateSubnet>? chosen,
        string? identifier
    )
    {
        CheckZones(
            errors,
            [
                .. (chosen ?? network.Subnets)
                    .Select(subnet => subnet.AvailabilityZone)
                    .Distinct()
                    .Select(zone => $"{zone}"),
            ]
        );
        var used = identifier ?? GroupPrefixOf(name);
        errors.Require(
            IdentifierForm().IsMatch(used),
            "Identifier",
            $"is '{used}'",
            $"It has 1 to 63 lower-case letters, digits and single hyphens, starts with a letter and does not end "
                + $"with a hyphen."
        );
        errors.Require(
            IdentifierForm().IsMatch(GroupPrefixOf(name)) || identifier is null,
            "the component's name",
            $"is '{name}', with which the names of its subnet group and parameter group begin",
            $"It has 1 to 63 letters, digits and single hyphens, starts with a letter and does not end with a hyphen."
        );
    }

    /// <summary>Checks an instance class.</summary>
    public static void CheckInstanceClass(ArgumentErrors errors, string instanceClass, string example) =>
        errors.Require(
            InstanceClassForm().IsMatch(instanceClass),
            "InstanceClass",
            $"is '{instanceClass}'",
            $"Give an RDS instance class, such as {example}."
        );

    // Where the deployment alone knows the zones, so does the check that there are two.
    private Output<ImmutableArray<string>> SubnetIds()
    {
        var subnets = Chosen ?? Network.Subnets;
        var ids = Output.All(subnets.Select(subnet => subnet.Id));
        return subnets.All(subnet => subnet.AvailabilityZone.Plain is not null)
            ? ids
            : Output
                .Tuple(ids, Output.All(subnets.Select(subnet => subnet.AvailabilityZone.ToOutput())))
                .ApplyUnlessRefused(known =>
                {
                    var errors = new ArgumentErrors(Kind, Name);
                    CheckZones(errors, [.. known.Item2.Distinct()]);
                    errors.Throw();
                    return known.Item1;
                });
    }

    private static void CheckZones(ArgumentErrors errors, IReadOnlyList<string> zones) =>
        errors.Require(
            zones.Count >= 2,
            "Subnets",
            $"covers {(zones.Count == 0 ? "no availability zone" : $"only {zones[0]}")}",
            $"A DB subnet group needs subnets in at least two availability zones."
        );

    // RDS API reference, CreateDBInstance.
    [GeneratedRegex(@"^(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"^db\.[a-z0-9-]+\.[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceClassForm();
}
