using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Reachability.Authorization;

/// <summary>Reads policy documents (IAM user guide, "Grammar of the IAM JSON policy language").</summary>
internal static class PolicyReader
{
    private const string CurrentVersion = "2012-10-17";
    private const string OldVersion = "2008-10-17";

    // Names of elements are taken as they are: "effect" is none.
    private static readonly string[] PolicyElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    public static PolicyDocument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            CheckForDuplicates(document.RootElement, "The policy");
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // ArgumentException: a lone surrogate, which is no text in UTF-8.
            throw new PolicyFormatException("The policy is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            // A string of the document has an escaped lone surrogate (\uD800), which System.Text.Json reads but cannot give.
            throw new PolicyFormatException("The policy has a string that is not valid Unicode.");
        }
    }

    private static PolicyDocument Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"The policy is {Kind(root)}; a policy is a JSON object.");
        }

        foreach (var element in root.EnumerateObject())
        {
            if (!PolicyElements.Contains(element.Name))
            {
                throw new PolicyFormatException(
                    $"The policy has the element '{element.Name}'; there are {string.Join(", ", PolicyElements)}.");
            }
        }

        // "If you do not include a Version element, the value defaults to 2008-10-17."
        var version = root.TryGetProperty("Version", out var given) ? Text(given, "The policy's Version") : OldVersion;
        if (version is not (CurrentVersion or OldVersion))
        {
            throw new PolicyFormatException(
                $"The policy's Version is '{version}'; there are {CurrentVersion} and {OldVersion}.");
        }

        if (!root.TryGetProperty("Statement", out var statements))
        {
            throw new PolicyFormatException("The policy has no Statement.");
        }

        var withVariables = version == CurrentVersion;
        var read = statements.ValueKind switch
        {
            JsonValueKind.Object => [Statement(statements, 1, withVariables)],
            JsonValueKind.Array => statements.EnumerateArray()
                .Select((statement, index) => Statement(statement, index + 1, withVariables))
                .ToImmutableArray(),
            _ => throw new PolicyFormatException(
                $"The policy's Statement is {Kind(statements)}; it is an object or a list of objects."),
        };
        return new(version, root.TryGetProperty("Id", out var id) ? Text(id, "The policy's Id") : null, read);
    }

    // "Individual elements must not contain multiple instances of the same key" (the grammar).
    private static void CheckForDuplicates(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CheckForDuplicates(item, at);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject())
            {
                if (!seen.Add(member.Name))
                {
                    throw new PolicyFormatException($"{at} has '{member.Name}' twice in one place.");
                }

                CheckForDuplicates(member.Value, at);
            }
        }
    }

    private static PolicyStatement Statement(JsonElement statement, int number, bool withVariables)
    {
        var at = $"Statement {number} of the policy";
        if (statement.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"{at} is {Kind(statement)}; it is an object.");
        }

        foreach (var element in statement.EnumerateObject())
        {
            if (!StatementElements.Contains(element.Name))
            {
                throw new PolicyFormatException(
                    $"{at} has the element '{element.Name}'; there are {string.Join(", ", StatementElements)}.");
            }
        }

        var effect = statement.TryGetProperty("Effect", out var given) ? Text(given, $"The Effect of statement {number}") : null;
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
            statement.TryGetProperty("Sid", out var sid) ? Text(sid, $"The Sid of statement {number}") : null,
            effect == "Deny",
            Principal(statement, at),
            (actions, hasNotAction),
            ([.. resources.Values.Select(text => PolicyPattern.Parse(text, withVariables, WildcardReach.Resource))], resources.Negated),
            statement.TryGetProperty("Condition", out var conditions) ? Conditions(conditions, at, withVariables) : []);
    }

    private static (ImmutableArray<string> Values, bool Negated)? OneOf(JsonElement statement, string name, string at)
    {
        var negated = $"Not{name}";
        var has = statement.TryGetProperty(name, out var values);
        if (!statement.TryGetProperty(negated, out var others))
        {
            return has ? (Texts(values, $"{name} in {Lower(at)}"), false) : null;
        }

        return has
            ? throw new PolicyFormatException($"{at} has both {name} and {negated}; it has one of them.")
            : (Texts(others, $"{negated} in {Lower(at)}"), true);
    }

    private static PrincipalElement? Principal(JsonElement statement, string at)
    {
        var has = statement.TryGetProperty("Principal", out var principal);
        if (statement.TryGetProperty("NotPrincipal", out var others))
        {
            return has
                ? throw new PolicyFormatException($"{at} has both Principal and NotPrincipal; it has one of them.")
                : new([.. Entries(others, "NotPrincipal", at)], isNegated: true);
        }

        return has ? new([.. Entries(principal, "Principal", at)], isNegated: false) : null;
    }

    private static PrincipalEntry[] Entries(JsonElement principal, string name, string at)
    {
        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
        {
            return [PrincipalEntry.Parse(null, "*")!];
        }

        if (principal.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException(
                $"{name} in {Lower(at)} is {Shown(principal)}; it is \"*\" or an object such as {{\"AWS\": ARN}}.");
        }

        PrincipalEntry[] entries =
        [
            .. principal.EnumerateObject().SelectMany(type => Texts(type.Value, $"{name} in {Lower(at)}").Select(text =>
                PrincipalEntry.Parse(type.Name, text) ?? throw new PolicyFormatException(
                    $"{name} in {Lower(at)} has the type '{type.Name}'; there are AWS, Service, Federated and CanonicalUser."))),
        ];
        // "You cannot use a wildcard to match part of a principal name or ARN" (IAM user guide, "Principal").
        return entries.FirstOrDefault(entry => entry.HasWildcard) is { } partly
            ? throw new PolicyFormatException($"{name} in {Lower(at)} is '{partly.Text}'; a wildcard stands alone, as \"*\".")
            : entries.Length > 0 ? entries
            : throw new PolicyFormatException($"{name} in {Lower(at)} names nobody.");
    }

    private static ImmutableArray<Condition> Conditions(JsonElement conditions, string at, bool withVariables)
    {
        if (conditions.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"The Condition of {Lower(at)} is {Kind(conditions)}; it is an object.");
        }

        var read = ImmutableArray.CreateBuilder<Condition>();
        foreach (var member in conditions.EnumerateObject())
        {
            var conditionOperator = ConditionOperator.TryParse(member.Name) ?? throw new PolicyFormatException(
                $"The Condition of {Lower(at)} has the operator '{member.Name}'; there are "
                + $"{string.Join(", ", ConditionOperator.Names)}, with ForAllValues: or ForAnyValue: before them or IfExists after.");
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                throw new PolicyFormatException($"{member.Name} in {Lower(at)} is {Kind(member.Value)}; it is an object of keys.");
            }

            foreach (var key in member.Value.EnumerateObject())
            {
                read.Add(new(
                    conditionOperator,
                    ContextKey.Parse(key.Name),
                    [.. Texts(key.Value, $"{key.Name} in {Lower(at)}", scalars: true)
                        .Select(value => ConditionValue.Parse(value, conditionOperator.Comparison, withVariables))]));
            }
        }

        return read.ToImmutable();
    }

    private static ImmutableArray<string> Texts(JsonElement value, string what, bool scalars = false) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() == 0 && !scalars =>
            throw new PolicyFormatException($"{what} is an empty list; it has at least one element."),
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => Scalar(item, what, scalars))],
        _ => [Scalar(value, what, scalars)],
    };

    // Values of conditions may be JSON's true, false and numbers; everything else is a string.
    private static string Scalar(JsonElement value, string what, bool scalars) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when scalars => value.GetRawText(),
        _ => throw new PolicyFormatException($"{what} has {Kind(value)}; it is a string or a list of strings."),
    };

    private static string Text(JsonElement value, string what) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new PolicyFormatException($"{what} is {Kind(value)}; it is a string.");

    private static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : Kind(value);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };

    private static string Lower(string at) => $"s{at[1..]}";
}
