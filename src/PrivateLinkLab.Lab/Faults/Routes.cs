using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Routes, whether they are resources or stand inside their route table.</summary>
internal static class Routes
{
    private const string Inline = "routes";

    /// <summary>Takes away the routes that this is true of.</summary>
    public static GraphEdit RemoveRoutes(this GraphEdit edit, ResourceGraph graph, Func<MapValue, bool> isMeant)
    {
        edit.Remove(graph.OfTypes(AwsTypes.Route).Where(route => isMeant(route.Inputs)));
        foreach (var table in graph.OfTypes(AwsTypes.RouteTable, AwsTypes.DefaultRouteTable))
        {
            var routes = table.Inputs.GetList(Inline);
            var kept = routes.Where(route => !isMeant(route.AsMap())).ToList();
            if (kept.Count < routes.Count)
            {
                edit.Set(table, Inline, ListValue.Create([.. kept]));
            }
        }

        return edit;
    }

    /// <summary>What the routes lead to, by one of their properties.</summary>
    public static HashSet<string> TargetsOf(this ResourceGraph graph, string property) =>
        graph
            .OfTypes(AwsTypes.Route)
            .Select(route => route.Inputs)
            .Concat(
                graph
                    .OfTypes(AwsTypes.RouteTable, AwsTypes.DefaultRouteTable)
                    .SelectMany(table => table.Inputs.GetList(Inline))
                    .Select(route => route.AsMap())
            )
            .Select(route => route.GetText(property))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
}
