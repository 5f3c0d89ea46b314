using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>
/// Mistakes after which everything works, and more than that: something can be reached that must not be. People make
/// them to get something going.
/// </summary>
internal static class OpeningFaults
{
    private const int Ssh = 22;
    private const int MySql = 3306;

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "instance-let-out",
                Summary =
                    "The isolated instances have a route to an Internet gateway, a public address, and a security "
                    + "group that lets everything out.",
                Symptom = "Everything works, and what runs on the instances can send data anywhere.",
                Opens = true,
                Change = graph =>
                {
                    var isolated = graph
                        .OfTypes(ResourceTypes.Instances)
                        .Where(instance =>
                            !IsPublic(instance) && !graph.HasDefaultRoute(instance.Inputs.GetText("subnetId"))
                        )
                        .ToList();
                    return new GraphEdit(graph)
                        .RouteToInternet(graph, SubnetsOf(isolated))
                        .WithPublicAddress(isolated)
                        .LetOut(isolated);
                },
            },
            new()
            {
                Name = "instance-made-public",
                Summary =
                    "The private instances have a public address and a route to an Internet gateway, and admit port "
                    + "22 from everywhere.",
                Symptom = "Everything works, and the whole internet can try keys and passwords on port 22.",
                Opens = true,
                Change = graph =>
                {
                    var hidden = graph.OfTypes(ResourceTypes.Instances).Where(instance => !IsPublic(instance)).ToList();
                    return new GraphEdit(graph)
                        .RouteToInternet(graph, SubnetsOf(hidden))
                        .WithPublicAddress(hidden)
                        .Admit(hidden, GraphParts.InstanceGroups, Ssh);
                },
            },
            new()
            {
                Name = "ssh-from-everywhere",
                Summary = "The security group of an instance with a public address admits port 22 from everywhere.",
                Symptom = "Everything works, and the whole internet can try keys and passwords on port 22.",
                Opens = true,
                Change = graph =>
                    new GraphEdit(graph).Admit(
                        graph.OfTypes(ResourceTypes.Instances).Where(IsPublic),
                        GraphParts.InstanceGroups,
                        Ssh
                    ),
            },
            new()
            {
                Name = "database-made-public",
                Summary =
                    "The database is publicly accessible in subnets with a route to an Internet gateway, and admits "
                    + "its port from everywhere.",
                Symptom = "Everything works, and the whole internet can try passwords on the database.",
                Opens = true,
                Change = graph =>
                {
                    var databases = graph.OfTypes(AwsTypes.DbInstance).ToList();
                    var groups = databases.Select(database => database.Inputs.GetText("dbSubnetGroupName")).ToHashSet();
                    var subnets = graph
                        .OfTypes(AwsTypes.DbSubnetGroup)
                        .Where(group => groups.Contains(group.Id))
                        .SelectMany(group => group.Inputs.GetTexts("subnetIds"));
                    return new GraphEdit(graph)
                        .RouteToInternet(graph, subnets)
                        .SetAll(databases, "publiclyAccessible", true)
                        .Admit(databases, GraphParts.InstanceGroups, MySql);
                },
            },
            new()
            {
                Name = "database-rule-too-wide",
                Summary = "The database's security group admits the VPC's whole block beside the jump server.",
                Symptom = "Everything works, and every host that anybody puts into the VPC reaches the database.",
                Opens = true,
                Change = graph =>
                {
                    var edit = new GraphEdit(graph);
                    foreach (var vpc in graph.OfTypes(ResourceTypes.Vpcs))
                    {
                        var groups = graph
                            .OfTypes(AwsTypes.SecurityGroup)
                            .Where(group => group.Inputs.GetText("vpcId") == vpc.Id)
                            .Select(group => group.Id)
                            .ToHashSet();
                        var databases = graph
                            .OfTypes(AwsTypes.DbInstance)
                            .Where(database =>
                                database.Inputs.GetTexts(GraphParts.InstanceGroups).Any(groups.Contains)
                            );
                        if (vpc.Inputs.GetText("cidrBlock") is { } block)
                        {
                            edit.Admit(databases, GraphParts.InstanceGroups, MySql, block);
                        }
                    }

                    return edit;
                },
            },
            new()
            {
                Name = "role-policy-too-wide",
                Summary = "The instances' roles may do everything, where they need the permissions of the SSM agent.",
                Symptom = "Everything works, and whoever gets onto an instance can use the rest of the account.",
                Opens = true,
                Change = graph =>
                    graph.ManagedInstances().Any()
                        ? new GraphEdit(graph).Rewrite(
                            graph.PoliciesThatAllow("ssm:UpdateInstanceInformation"),
                            statement => (statement["Action"], statement["Resource"]) = ("*", "*")
                        )
                        : null,
            },
        ];

    private static bool IsPublic(ResourceNode instance) => instance.Inputs.GetBool("associatePublicIpAddress") == true;

    private static IEnumerable<string> SubnetsOf(IEnumerable<ResourceNode> instances) =>
        instances.Select(instance => instance.Inputs.GetText("subnetId")).OfType<string>();
}
