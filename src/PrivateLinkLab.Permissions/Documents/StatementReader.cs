using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Permissions;

/// <summary>Reads the statements of policy documents.</summary>
internal static class StatementReader
{
    // Names of elements are taken as they are: "effect" is none.
    private static readonly string[] Elements =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    /// <summary>Reads a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="number">Its place in the policy, from 1.</param>
    /// <param name="withVariables">Whether the policy's version has variables.</param>
    /// <exception cref="PolicyFormatException">It is none.</exception>
    public static PolicyStatement Read(JsonElement statement, int number, bool withVariables)
    {
        var at = $"Statement {number} of the policy";
        if (statement.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"{at} is {PolicyJson.Kind(statement)}; it is an object.");
        }

        foreach (var element in statement.EnumerateObject())
        {
            if (!Elements.Contains(element.Name))
            {
                throw new PolicyFormatException(
                    $"{at} has the element '{element.Name}'; there are {string.Join(", ", Elements)}.");
            }
        }

        var effect = statement.TryGetProperty("Effect", out var given) ? PolicyJson.Text(given, $"The Effect of statement {number}") : null;
        if (effect is not ("Allow" or "Deny"))
        {
            throw new PolicyFormatException(
                $"{at} has {(effect is null ? "no Effect" : $"the Effect '{effect}'")}; it is Allow or Deny.");
        }

        var (actions, hasNotAction) = OneOf(statement, "Action", at)
            ?? throw new PolicyFormatException($"{at} has neither Action nor NotAction.");
        if (actions.FirstOrDefault(action => action != "*" && !action.Contains(':', StringComparison.Ordinal)) is { } bare)
        {
            throw new PolicyFormatException($"{at} has the action '{bare}'; it is * or begins with a service, as sqs:SendMessage does.");
        }

        var resources = OneOf(statement, "Resource", at) ?? ([], false);
        return new(
            number,
            statement.TryGetProperty("Sid", out var sid) ? PolicyJson.Text(sid, $"The Sid of statement {number}") : null,
            effect == "Deny",
            PrincipalReader.Read(statement, at),
            (actions, hasNotAction),
            ([.. resources.Values.Select(text => PolicyPattern.Parse(text, withVariables, WildcardReach.Resource))], resources.Negated),
            statement.TryGetProperty("Condition", out var conditions) ? ConditionReader.Read(conditions, at, withVariables) : []);
    }

    /// <summary>The place of a statement, as it stands inside a sentence.</summary>
    public static string Lower(string at) => $"s{at[1..]}";

    private static (ImmutableArray<string> Values, bool Negated)? OneOf(JsonElement statement, string name, string at)
    {
        var negated = $"Not{name}";
        var has = statement.TryGetProperty(name, out var values);
        if (!statement.TryGetProperty(negated, out var others))
        {
            return has ? (PolicyJson.Texts(values, $"{name} in {Lower(at)}"), false) : null;
        }

        return has
            ? throw new PolicyFormatException($"{at} has both {name} and {negated}; it has one of them.")
            : (PolicyJson.Texts(others, $"{negated} in {Lower(at)}"), true);
    }
}
