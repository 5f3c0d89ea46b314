using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A statement of a policy that no request can match.</summary>
internal sealed class DeadStatement()
    : Lint(
        "POLICY_STATEMENT_MATCHES_NOTHING",
        LintSeverity.Warning,
        "A statement of a policy matches no request: its actions do not exist, or are about other resources.",
        "Actions and the resources that they are about are those of the Service Authorization Reference. What the "
            + "statement was to allow or to deny, it does not."
    )
{
    // Whose actions are about resources of their own service alone.
    private static readonly HashSet<string> OfTheirOwn = new(StringComparer.OrdinalIgnoreCase)
    {
        "dynamodb",
        "kinesis",
        "kms",
        "s3",
        "secretsmanager",
        "sns",
        "sqs",
    };

    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        PoliciesOf(network.Model).DistinctBy(policy => (policy.DeclaredBy.Component, policy.Json)).SelectMany(Find);

    private IEnumerable<LintFinding> Find(PolicyText policy)
    {
        if (policy.Json is null || !PolicyDocument.TryParse(policy.Json, out var document, out _))
        {
            yield break;
        }

        for (var index = 0; index < document.Statements.Length; index++)
        {
            var statement = document.Statements[index];
            if (statement.HasNotAction || statement.Actions.Count == 0)
            {
                continue;
            }

            var name = statement.Sid is { Length: > 0 } sid ? $"Statement {sid}" : $"Statement {index + 1}";
            if (statement.Actions.All(action => !Exists(action)))
            {
                var near = ActionCatalog.Near(statement.Actions[0]).FirstOrDefault();
                yield return At(
                    policy.DeclaredBy,
                    $"{name} of the policy of {policy.DeclaredBy} matches nothing: there is no action "
                        + $"{string.Join(" or ", statement.Actions)}.",
                    near is null ? "Name actions that exist." : $"Name {near}, if that is meant."
                );
            }
            else if (
                !statement.HasNotResource
                && statement.Resources.Count > 0
                && statement
                    .Actions.Where(Exists)
                    .All(action => !statement.Resources.Any(resource => MayBeAbout(action, resource)))
            )
            {
                yield return At(
                    policy.DeclaredBy,
                    $"{name} of the policy of {policy.DeclaredBy} matches nothing: "
                        + $"{string.Join(", ", statement.Actions)} "
                        + $"{(statement.Actions.Count == 1 ? "is" : "are")} never about "
                        + $"{string.Join(" or ", statement.Resources)}.",
                    "Name resources that the actions are about; actions that are about none need Resource *."
                );
            }
        }
    }

    private static bool Exists(string action) => IsPattern(action) || ActionCatalog.MayExist(action);

    private static bool MayBeAbout(string action, string resource)
    {
        var parts = resource.Split(':', 6);
        var prefix = action.Split(':')[0];
        if (parts is not ["arn", _, var service, _, _, _] || IsPattern(service) || IsPattern(prefix))
        {
            return true;
        }

        if (!IsPattern(action) && ActionCatalog.Find(action) is { } facts)
        {
            return facts.Resources.Any(form =>
                form == ResourceForm.None ? IsPattern(resource) : form.Form.Split(':', 6)[2] == service
            );
        }

        return !OfTheirOwn.Contains(prefix) || string.Equals(prefix, service, StringComparison.OrdinalIgnoreCase);
    }

    // Also what has a variable.
    private static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?', '$') >= 0;

    private static IEnumerable<PolicyText> PoliciesOf(NetworkModel model) =>
        [
            .. model.Roles.Values.SelectMany(role => role.Policies),
            .. model.Roles.Values.Select(role => role.Boundary).OfType<PolicyText>(),
            .. model.Queues.Values.SelectMany(queue => queue.Policies),
            .. model.Buckets.Values.SelectMany(bucket => bucket.Policies),
            .. model.ServiceResources.Values.SelectMany(resource => resource.Policies),
            .. model.Keys.Values.SelectMany(key => key.Policies),
            .. model.InterfaceEndpoints.Values.Select(endpoint => endpoint.Policy).OfType<PolicyText>(),
            .. model.GatewayEndpoints.Values.Select(endpoint => endpoint.Policy).OfType<PolicyText>(),
        ];
}
