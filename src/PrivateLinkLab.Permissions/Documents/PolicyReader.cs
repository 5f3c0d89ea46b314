using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Permissions;

/// <summary>Reads policy documents (IAM user guide, "Grammar of the IAM JSON policy language").</summary>
internal static class PolicyReader
{
    private const string CurrentVersion = "2012-10-17";
    private const string OldVersion = "2008-10-17";

    // Names of elements are taken as they are: "version" is none.
    private static readonly string[] PolicyElements = ["Version", "Id", "Statement"];

    public static PolicyDocument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            PolicyJson.CheckForDuplicates(document.RootElement, "The policy");
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
            throw new PolicyFormatException($"The policy is {PolicyJson.Kind(root)}; a policy is a JSON object.");
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
        var version = root.TryGetProperty("Version", out var given) ? PolicyJson.Text(given, "The policy's Version") : OldVersion;
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
            JsonValueKind.Object => [StatementReader.Read(statements, 1, withVariables)],
            JsonValueKind.Array => statements.EnumerateArray()
                .Select((statement, index) => StatementReader.Read(statement, index + 1, withVariables))
                .ToImmutableArray(),
            _ => throw new PolicyFormatException(
                $"The policy's Statement is {PolicyJson.Kind(statements)}; it is an object or a list of objects."),
        };
        return new(version, root.TryGetProperty("Id", out var id) ? PolicyJson.Text(id, "The policy's Id") : null, read);
    }
}
