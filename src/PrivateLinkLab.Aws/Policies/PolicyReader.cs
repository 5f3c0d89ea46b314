using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Amazon.Policies;

/// <summary>
/// Reads policy documents as strictly as AWS does (IAM user guide, "Grammar of the IAM JSON policy language"). Element
/// names are case sensitive: "version" is not an element.
/// </summary>
internal static class PolicyReader
{
    private static readonly string[] DocumentElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
    [
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];

    /// <exception cref="PolicyFormatException">The text is not a policy document.</exception>
    public static PolicyDocument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            CheckForDuplicates(document.RootElement, "The policy");
            return ReadDocument(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // ArgumentException: a lone surrogate, which is no text in UTF-8.
            throw new PolicyFormatException("The policy is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            // A string has an escaped lone surrogate (\uD800), which System.Text.Json reads but cannot give.
            throw new PolicyFormatException("The policy has a string that is not valid Unicode.");
        }
    }

    private static PolicyDocument ReadDocument(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"The policy is {Kind(root)}; a policy is a JSON object.");
        }

        CheckElements(root, "The policy", DocumentElements);

        // "If you do not include a Version element, the value defaults to 2008-10-17."
        var version = root.TryGetProperty("Version", out var given)
            ? Text(given, "The policy's Version")
            : PolicyDocument.OldVersion;
        if (version is not (PolicyDocument.CurrentVersion or PolicyDocument.OldVersion))
        {
            throw new PolicyFormatException(
                $"The policy's Version is '{version}'; there are {PolicyDocument.CurrentVersion} and "
                    + $"{PolicyDocument.OldVersion}."
            );
        }

        if (!root.TryGetProperty("Statement", out var statements))
        {
            throw new PolicyFormatException("The policy has no Statement.");
        }

        var read = statements.ValueKind switch
        {
            JsonValueKind.Object => [ReadStatement(statements, 1)],
            JsonValueKind.Array => statements
                .EnumerateArray()
                .Select((statement, index) => ReadStatement(statement, index + 1))
                .ToImmutableArray(),
            _ => throw new PolicyFormatException(
                $"The policy's Statement is {Kind(statements)}; it is an object or a list of objects."
            ),
        };
        return new()
        {
            Version = version,
            Id = root.TryGetProperty("Id", out var id) ? Text(id, "The policy's Id") : null,
            Statements = read,
        };
    }

    private static PolicyStatement ReadStatement(JsonElement statement, int number)
    {
        var at = $"Statement {number} of the policy";
        if (statement.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"{at} is {Kind(statement)}; it is an object.");
        }

        CheckElements(statement, at, StatementElements);
        var effect = statement.TryGetProperty("Effect", out var given)
            ? Text(given, $"The Effect of statement {number}")
            : null;
        if (effect is not ("Allow" or "Deny"))
        {
            throw new PolicyFormatException(
                $"{at} has {(effect is null ? "no Effect" : $"the Effect '{effect}'")}; it is Allow or Deny."
            );
        }

        var (actions, hasNotAction) = OneOf(statement, "Action", at)
            ?? throw new PolicyFormatException($"{at} has neither Action nor NotAction.");
        if (actions.FirstOrDefault(action => action != "*" && !action.Contains(':')) is { } bare)
        {
            throw new PolicyFormatException(
                $"{at} has the action '{bare}'; it is * or begins with a service, as sqs:SendMessage does."
            );
        }

        var (resources, hasNotResource) = OneOf(statement, "Resource", at) ?? ([], false);
        return new()
        {
            Sid = statement.TryGetProperty("Sid", out var sid) ? Text(sid, $"The Sid of statement {number}") : null,
            Denies = effect == "Deny",
            Principal = ReadPrincipal(statement, at),
            Actions = actions,
            HasNotAction = hasNotAction,
            Resources = resources,
            HasNotResource = hasNotResource,
            Conditions = statement.TryGetProperty("Condition", out var conditions)
                ? ReadConditions(conditions, at)
                : [],
        };
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

    private static PolicyPrincipal? ReadPrincipal(JsonElement statement, string at)
    {
        var has = statement.TryGetProperty("Principal", out var principal);
        if (statement.TryGetProperty("NotPrincipal", out var others))
        {
            return has
                ? throw new PolicyFormatException($"{at} has both Principal and NotPrincipal; it has one of them.")
                : new(IsNegated: true, ReadNames(others, "NotPrincipal", at));
        }

        return has ? new(IsNegated: false, ReadNames(principal, "Principal", at)) : null;
    }

    private static PrincipalName[] ReadNames(JsonElement principal, string element, string at)
    {
        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
        {
            return [new(null, "*")];
        }

        var place = $"{element} in {Lower(at)}";
        if (principal.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException(
                $"{place} is {Shown(principal)}; it is \"*\" or an object such as {{\"AWS\": ARN}}."
            );
        }

        PrincipalName[] names =
        [
            .. principal
                .EnumerateObject()
                .SelectMany(type =>
                    Texts(type.Value, place)
                        .Select(text =>
                            PrincipalName.Types.Contains(type.Name)
                                ? new PrincipalName(type.Name, text)
                                : throw new PolicyFormatException(
                                    $"{place} has the type '{type.Name}'; there are AWS, Service, Federated and "
                                        + "CanonicalUser."
                                )
                        )
                ),
        ];

        // "You cannot use a wildcard to match part of a principal name or ARN" (IAM user guide, "Principal").
        return Array.Find(names, HasPartialWildcard) is { } partly
                ? throw new PolicyFormatException($"{place} is '{partly.Value}'; a wildcard stands alone, as \"*\".")
            : names.Length > 0 ? names
            : throw new PolicyFormatException($"{place} names nobody.");
    }

    private static bool HasPartialWildcard(PrincipalName name) =>
        name is { Type: "AWS", Value: not "*" } && name.Value.AsSpan().ContainsAny('*', '?');

    private static ImmutableArray<PolicyCondition> ReadConditions(JsonElement conditions, string at)
    {
        if (conditions.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"The Condition of {Lower(at)} is {Kind(conditions)}; it is an object.");
        }

        var read = ImmutableArray.CreateBuilder<PolicyCondition>();
        foreach (var member in conditions.EnumerateObject())
        {
            if (ConditionOperatorName.TryParse(member.Name) is null)
            {
                throw new PolicyFormatException(
                    $"The Condition of {Lower(at)} has the operator '{member.Name}'; there are "
                        + $"{string.Join(", ", ConditionOperatorName.Names)}, with ForAllValues: or ForAnyValue: "
                        + "before "
                        + "them or IfExists after."
                );
            }

            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                throw new PolicyFormatException(
                    $"{member.Name} in {Lower(at)} is {Kind(member.Value)}; it is an object of keys."
                );
            }

            read.AddRange(
                member
                    .Value.EnumerateObject()
                    .Select(key => new PolicyCondition(
                        member.Name,
                        key.Name,
                        Texts(key.Value, $"{key.Name} in {Lower(at)}", scalars: true)
                    ))
            );
        }

        return read.ToImmutable();
    }

    private static void CheckElements(JsonElement element, string at, string[] known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new PolicyFormatException(
                    $"{at} has the element '{member.Name}'; there are {string.Join(", ", known)}."
                );
            }
        }
    }

    // "Individual elements must not contain multiple instances of the same key" (IAM user guide, "Grammar").
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

    // Values of conditions may be numbers, true and false, and there may be none.
    private static ImmutableArray<string> Texts(JsonElement value, string what, bool scalars = false) =>
        value.ValueKind switch
        {
            JsonValueKind.Array when value.GetArrayLength() == 0 && !scalars => throw new PolicyFormatException(
                $"{what} is an empty list; it has at least one element."
            ),
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => Scalar(item, what, scalars))],
            _ => [Scalar(value, what, scalars)],
        };

    private static string Scalar(JsonElement value, string what, bool scalars) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when scalars => value.GetRawText(),
            _ => throw new PolicyFormatException($"{what} has {Kind(value)}; it is a string or a list of strings."),
        };

    private static string Text(JsonElement value, string what) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new PolicyFormatException($"{what} is {Kind(value)}; it is a string.");

    private static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : Kind(value);

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => value.GetRawText(),
        };

    // The place of a statement, as it stands inside a sentence.
    private static string Lower(string at) => $"s{at[1..]}";
}
