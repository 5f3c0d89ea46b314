using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ssm;

/// <summary>
/// SSM documents: Systems Manager API Reference, "CreateDocument". Of the content only a Session document's is read:
/// Systems Manager User Guide, "Session document schema".
/// </summary>
internal static partial class Documents
{
    public static readonly ResourceKind Kind = new(AwsTypes.SsmDocument, "SSM Document", Create);

    private const int ContentLimit = 64 * 1024;
    private const string Session = "Session";

    private static readonly string[] DocumentTypes =
    [
        "ApplicationConfiguration",
        "ApplicationConfigurationSchema",
        "AutoApprovalPolicy",
        "Automation",
        "Automation.ChangeTemplate",
        "ChangeCalendar",
        "CloudFormation",
        "Command",
        "ConformancePackTemplate",
        "DeploymentStrategy",
        "ManualApprovalPolicy",
        "Package",
        "Policy",
        "ProblemAnalysis",
        "ProblemAnalysisTemplate",
        "QuickSetup",
        Session,
    ];

    private static readonly string[] Formats = ["JSON", "TEXT", "YAML"];

    private static readonly string[] SessionTypes =
    [
        "InteractiveCommands",
        "NonInteractiveCommands",
        "Port",
        "Standard_Stream",
    ];

    private static readonly string[] KeptPrefixes = ["aws", "amazon", "amzn"];

    private static readonly (string Key, int Most)[] Minutes =
    [
        ("idleSessionTimeout", 60),
        ("maxSessionDuration", 1440),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var name = request.RequiredText("name");
        request.Require(
            NameForm().IsMatch(name),
            "ValidationException",
            $"name '{name}' is not a document's name, which has 3 to 128 letters, digits, _ - and periods."
        );
        request.Require(
            !KeptPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)),
            "ValidationException",
            $"name '{name}' begins as only AWS's own documents' do. Choose a name "
                + $"without {Format.Choice(KeptPrefixes)} at its beginning."
        );
        _ = request.RequiredText("documentType");
        request.RequireOneOf("documentType", DocumentTypes, "ValidationException");
        request.RequireOneOf("documentFormat", Formats, "ValidationException");
        var content = request.RequiredText("content");
        var size = Encoding.UTF8.GetByteCount(content);
        request.Require(
            size <= ContentLimit,
            "MaxDocumentSizeExceeded",
            $"content has {size} bytes; at most {ContentLimit} are accepted."
        );
        var (schemaVersion, description) = CheckedContent(request, content);
        if (request.Account.TakeName("SSM document", $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "DocumentAlreadyExists",
                $"the document '{name}' exists already, by '{taken}'. A region of an account has one of a name."
            );
        }

        return new Answer(
            name,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ssm", $"document/{name}"))
                .Set("createdDate", IamNames.CreateDate)
                .Set("defaultVersion", "1")
                .Set("description", description)
                .Set("documentVersion", "1")
                .Set("hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))))
                .Set("hashType", "Sha256")
                .Set("latestVersion", "1")
                .Set("owner", request.AccountId)
                .Set("parameters", ListValue.Empty)
                .Set("platformTypes", StateBuilder.List(["Linux", "MacOS", "Windows"]))
                .Set("schemaVersion", schemaVersion)
                .Set("status", "Active")
                .Defaults(("documentFormat", Formats[0]), ("targetType", ""), ("versionName", ""))
                .TagsAll()
                .Build()
        );
    }

    private static (string SchemaVersion, string Description) CheckedContent(ResourceRequest request, string content)
    {
        if ((request.Inputs.Text("documentFormat") ?? Formats[0]) != Formats[0])
        {
            return ("", "");
        }

        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            request.Require(
                root.ValueKind == JsonValueKind.Object,
                "InvalidDocumentContent",
                "content is JSON, and no object."
            );
            if (request.Inputs.Text("documentType") == Session)
            {
                CheckSession(request, root);
            }

            return (TextOf(root, "schemaVersion") ?? "", TextOf(root, "description") ?? "");
        }
        catch (JsonException)
        {
            throw request.Refuse("InvalidDocumentContent", "content is not JSON. Write JSON, or set documentFormat.");
        }
    }

    private static void CheckSession(ResourceRequest request, JsonElement root)
    {
        var version = TextOf(root, "schemaVersion");
        request.Require(
            version == "1.0",
            "InvalidDocumentSchemaVersion",
            $"schemaVersion '{version}' is not 1.0, the one that Session documents have."
        );
        var type = TextOf(root, "sessionType");
        request.Require(
            type is not null && SessionTypes.Contains(type),
            "InvalidDocumentContent",
            $"sessionType '{type}' is not accepted; use {Format.Choice(SessionTypes)}."
        );
        var hasInputs = root.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object;
        request.Require(
            hasInputs || type != "Standard_Stream",
            "InvalidDocumentContent",
            "a document of the sessionType Standard_Stream has inputs."
        );
        foreach (var (key, most) in hasInputs ? Minutes : [])
        {
            // Left out and empty both mean AWS's default.
            request.Require(
                TextOf(inputs, key) is null or ""
                    || (int.TryParse(TextOf(inputs, key), out var minutes) && minutes >= 1 && minutes <= most),
                "InvalidDocumentContent",
                $"inputs.{key} '{TextOf(inputs, key)}' is not a number of minutes from 1 to {most}."
            );
        }
    }

    private static string? TextOf(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{3,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
