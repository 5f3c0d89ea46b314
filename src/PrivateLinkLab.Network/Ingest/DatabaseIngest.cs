using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>RDS instances and the subnets that RDS may put them in.</summary>
internal static class DatabaseIngest
{
    public static Dictionary<string, Database> Read(
        GraphReader graph,
        InterfaceIngest interfaces,
        SubnetIngest subnets,
        PowerStateIngest power
    )
    {
        var groups = new Dictionary<string, (Identity Identity, IReadOnlyList<string> Subnets)>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.DbSubnetGroup))
        {
            var keys = graph.References(node, "subnetIds", ResourceTypes.Subnets).Keys;
            groups[Identity.KeyOf(node)] = (graph.IdentityOf(node), keys);
            WarnOfOneZone(
                graph,
                node,
                [.. keys.Select(key => subnets.Subnets.GetValueOrDefault(key)).OfType<Subnet>()]
            );
        }

        var databases = new Dictionary<string, Database>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.DbInstance))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            var groupKey = graph.Reference(node, "dbSubnetGroupName", AwsTypes.DbSubnetGroup);
            var (group, inSubnets) = groupKey is null ? default : groups.GetValueOrDefault(groupKey);
            if (groupKey is not null && group is null)
            {
                graph.WarnDangling(node, "DB subnet group", groupKey);
            }

            var isPublic = properties.Flag("publiclyAccessible", false);
            var security = graph.References(
                node,
                "vpcSecurityGroupIds",
                AwsTypes.SecurityGroup,
                AwsTypes.DefaultSecurityGroup
            );
            databases[key] = new Database
            {
                Identity = graph.IdentityOf(node),
                Address = properties.Text("address"),
                Identifier = properties.Text("identifier"),
                Port = properties.Int("port") ?? DefaultPort(properties.Text("engine")),
                IsPublic = isPublic,
                SubnetGroup = group,
                Power = power.OfDatabase(node),
                Interfaces =
                [
                    .. (inSubnets ?? [])
                        .Select(subnet =>
                            interfaces.Add(
                                node,
                                $"{key}/{subnet}",
                                key,
                                InterfaceOwner.Database,
                                subnet,
                                null,
                                security,
                                Truth.True,
                                isPublic,
                                null
                            )
                        )
                        .OfType<NetworkInterface>(),
                ],
            };
        }

        return databases;
    }

    // RDS API Reference, "CreateDBInstance": the port's default by engine.
    private static int? DefaultPort(string? engine) =>
        engine switch
        {
            null => null,
            "mysql" or "mariadb" or "aurora-mysql" => 3306,
            "postgres" or "aurora-postgresql" => 5432,
            _ when engine.StartsWith("oracle", StringComparison.Ordinal) => 1521,
            _ when engine.StartsWith("sqlserver", StringComparison.Ordinal) => 1433,
            _ when engine.StartsWith("db2", StringComparison.Ordinal) => 50000,
            _ => null,
        };

    private static void WarnOfOneZone(GraphReader graph, ResourceNode node, List<Subnet> subnets)
    {
        if (
            subnets.Count > 0
            && subnets.TrueForAll(subnet => subnet.Zone is not null)
            && subnets.Select(subnet => subnet.Zone).Distinct().Count() == 1
        )
        {
            graph.Warn(
                node,
                $"{graph.IdentityOf(node)} has subnets in {subnets[0].Zone} only; RDS refuses a DB subnet group with "
                    + "fewer than two Availability Zones."
            );
        }
    }
}
