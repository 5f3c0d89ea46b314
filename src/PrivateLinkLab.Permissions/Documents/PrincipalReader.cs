using System.Text.Json;

namespace PrivateLinkLab.Permissions;

/// <summary>Reads the Principal or NotPrincipal of a statement.</summary>
internal static class PrincipalReader
{
    /// <summary>Reads the element; null when the statement has neither.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="at">Its place, as a sentence begins with it.</param>
    /// <exception cref="PolicyFormatException">It is none.</exception>
    public static PrincipalElement? Read(JsonElement statement, string at)
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
                $"{name} in {StatementReader.Lower(at)} is {PolicyJson.Shown(principal)}; it is \"*\" or an object such as {{\"AWS\": ARN}}.");
        }

        PrincipalEntry[] entries =
        [
            .. principal.EnumerateObject().SelectMany(type => PolicyJson.Texts(type.Value, $"{name} in {StatementReader.Lower(at)}").Select(text =>
                PrincipalEntry.Parse(type.Name, text) ?? throw new PolicyFormatException(
                    $"{name} in {StatementReader.Lower(at)} has the type '{type.Name}'; there are AWS, Service, Federated and CanonicalUser."))),
        ];
        // "You cannot use a wildcard to match part of a principal name or ARN" (IAM user guide, "Principal").
        return entries.FirstOrDefault(entry => entry.HasWildcard) is { } partly
            ? throw new PolicyFormatException($"{name} in {StatementReader.Lower(at)} is '{partly.Text}'; a wildcard stands alone, as \"*\".")
            : entries.Length > 0 ? entries
            : throw new PolicyFormatException($"{name} in {StatementReader.Lower(at)} names nobody.");
    }
}
