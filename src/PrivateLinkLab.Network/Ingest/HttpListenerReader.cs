using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>The listeners of Application Load Balancers with their rules.</summary>
internal sealed class HttpListenerReader(GraphReader graph)
{
    private static readonly (string Property, HttpConditionKind Kind)[] Conditions =
    [
        ("hostHeader", HttpConditionKind.Host),
        ("pathPattern", HttpConditionKind.Path),
        ("sourceIp", HttpConditionKind.SourceAddress),
        ("httpHeader", HttpConditionKind.Other),
        ("httpRequestMethod", HttpConditionKind.Other),
    ];

    private readonly ILookup<string, ListenerRule> _rules = ReadRules(graph);

    public HttpListener Read(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        return new(
            graph.IdentityOf(node),
            properties.Int("port"),
            properties.Text("protocol"),
            ActionOf(graph, node, "defaultActions")
        )
        {
            Rules = [.. _rules[Identity.KeyOf(node)].OrderBy(rule => rule.Priority ?? int.MaxValue)],
        };
    }

    private static ILookup<string, ListenerRule> ReadRules(GraphReader graph) =>
        graph
            .All(AwsTypes.ListenerRule)
            .Select(node =>
                (Listener: graph.Reference(node, "listenerArn", AwsTypes.Listener), Rule: Rule(graph, node))
            )
            .Where(pair => pair.Listener is not null)
            .ToLookup(pair => pair.Listener!, pair => pair.Rule, StringComparer.Ordinal);

    private static ListenerRule Rule(GraphReader graph, ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        ImmutableArray<HttpCondition> conditions = properties.IsUnknown("conditions")
            ? [NotKnown]
            : [.. properties.Bags("conditions").SelectMany(ConditionsOf)];
        return new(graph.IdentityOf(node), properties.Int("priority"), conditions, ActionOf(graph, node, "actions"));
    }

    private static HttpCondition NotKnown => new(HttpConditionKind.Other, []) { IsKnown = false };

    private static IEnumerable<HttpCondition> ConditionsOf(PropertyReader condition)
    {
        var found = false;
        foreach (var (property, kind) in Conditions)
        {
            if (condition.Find(property) is not { } inner)
            {
                continue;
            }

            found = true;
            var (values, known) = PropertyReader.Of(inner).Texts("values");
            yield return new(kind, values)
            {
                IsKnown =
                    known && !condition.IsUnknown(property) && PropertyReader.Of(inner).Find("regexValues") is null,
            };
        }

        if (condition.Find("queryStrings") is not null)
        {
            found = true;
            var queries = condition.Bags("queryStrings").Select(QueryOf).ToList();
            yield return new(HttpConditionKind.Query, [.. queries.OfType<string>()])
            {
                IsKnown = !queries.Contains(null) && !condition.IsUnknown("queryStrings"),
            };
        }

        // As old versions of the provider write it.
        if (condition.Text("field") is { } field)
        {
            found = true;
            var (values, known) = condition.Texts("values");
            yield return new(
                field switch
                {
                    "host-header" => HttpConditionKind.Host,
                    "path-pattern" => HttpConditionKind.Path,
                    _ => HttpConditionKind.Other,
                },
                condition.Text("values") is { } only ? [only] : values
            )
            {
                IsKnown = known,
            };
        }

        if (!found)
        {
            yield return NotKnown;
        }
    }

    private static string? QueryOf(PropertyReader query) =>
        query.Text("value") is not { } value ? null
        : query.Text("key") is { } key ? $"{key}={value}"
        : value;

    // The last action answers or forwards; those before it ask whoever it is to sign in.
    private static HttpAction ActionOf(GraphReader graph, ResourceNode node, string property)
    {
        var actions = PropertyReader.Of(node).Bags(property).OrderBy(action => action.Int("order") ?? 0).ToList();
        return actions.Count == 0
            ? new HttpAction.NotKnown()
            : actions[^1].Text("type") switch
            {
                "redirect" => new HttpAction.Answer(true, StatusOf(actions[^1], "redirect")),
                "fixed-response" => new HttpAction.Answer(false, StatusOf(actions[^1], "fixedResponse")),
                "forward" => Forward(graph, node, property, actions[^1]) with { AfterSignIn = actions.Count > 1 },
                _ => new HttpAction.NotKnown(),
            };
    }

    private static string? StatusOf(PropertyReader action, string property) =>
        PropertyReader.Of(action.Map(property)).Text("statusCode")
        ?? PropertyReader
            .Of(action.Map(property))
            .Int("statusCode")
            ?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HttpAction.Forward Forward(
        GraphReader graph,
        ResourceNode node,
        string property,
        PropertyReader action
    )
    {
        var groups = TargetGroupsOf(action);
        return groups.TrueForAll(group => group is not null) && groups.Count > 0
                ? new([.. groups.OfType<string>().Distinct()])
            : graph.SourcesOf(node, property, AwsTypes.TargetGroup) is { Length: > 0 } sources
                ? new([.. groups.OfType<string>().Union(sources)]) { IsKnown = sources.Length >= groups.Count }
            : new([.. groups.OfType<string>()]) { IsKnown = false };
    }

    /// <summary>
    /// The keys of the target groups that an action forwards to, null for one that is not known; without those that
    /// have no weight.
    /// </summary>
    public static List<string?> TargetGroupsOf(PropertyReader action)
    {
        List<(string? Arn, int Weight)> weighted =
        [
            .. PropertyReader
                .Of(action.Map("forward"))
                .Bags("targetGroups")
                .Select(group => (group.Text("arn"), group.Int("weight") ?? 1)),
        ];
        if (weighted.Count == 0)
        {
            return action.Find("targetGroupArn") is null && !action.IsUnknown("forward")
                ? []
                : [action.Text("targetGroupArn")];
        }

        return weighted.Exists(group => group.Weight > 0)
            ? [.. weighted.Where(group => group.Weight > 0).Select(group => group.Arn)]
            : [.. weighted.Select(group => group.Arn)];
    }
}
