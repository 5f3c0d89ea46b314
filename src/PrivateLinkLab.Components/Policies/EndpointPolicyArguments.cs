using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Policies;

/// <summary>Checks what sets of endpoints are told about their policies.</summary>
internal static class EndpointPolicyArguments
{
    private const string Resources = "Resources";
    private const string Statements = "Statements";
    private const string Policies = "Policies";

    /// <summary>Adds an error for everything that would be for nothing.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="made">The services of which the set makes an endpoint.</param>
    /// <param name="resources">The services with resources.</param>
    /// <param name="statements">The services with statements.</param>
    /// <param name="policies">The services with a policy of the caller's own.</param>
    public static void Check(
        ArgumentErrors errors,
        IReadOnlyCollection<string> made,
        IReadOnlyCollection<string> resources,
        IReadOnlyCollection<string> statements,
        IReadOnlyCollection<string> policies
    )
    {
        CheckKeys(errors, made, Resources, resources);
        CheckKeys(errors, made, Statements, statements);
        CheckKeys(errors, made, Policies, policies);
        foreach (var service in policies.Where(service => resources.Contains(service) || statements.Contains(service)))
        {
            errors.Add(
                Policies,
                $"has one for '{service}', and so has {(resources.Contains(service) ? Resources : Statements)}",
                "A policy of your own stands alone: give one of the two."
            );
        }
    }

    /// <summary>Adds an error for every service of which the set makes no endpoint: what is said of it is for
    /// nothing.</summary>
    public static void CheckKeys(
        ArgumentErrors errors,
        IReadOnlyCollection<string> made,
        string argument,
        IEnumerable<string> services
    )
    {
        foreach (var service in services.Where(service => !made.Contains(service)))
        {
            errors.Add(
                argument,
                $"names '{service}', of which no endpoint is made",
                made.Count == 0 ? "Leave it out." : $"Name one of {string.Join(", ", made)}."
            );
        }
    }
}
