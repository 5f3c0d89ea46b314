using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ssm;

/// <summary>Parameters: AWS Systems Manager API Reference, "PutParameter".</summary>
internal static class SsmRows
{
    private const int StandardLimit = 4096;
    private const int AdvancedLimit = 8192;

    private static readonly string[] Values = ["insecureValue", "value", "valueWo"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.Parameter, "SSM Parameter")
        {
            Name = new(
                Form: @"(?!/?(?i:aws|ssm)(?:/|\z))/?[a-zA-Z0-9_.-]+(?:/[a-zA-Z0-9_.-]+)*",
                Accepted: "letters, digits, _ . and - with slashes between, not beginning with aws or ssm",
                Code: "ValidationException",
                Taken: "ParameterAlreadyExists"
            ),
            Id = "{name}",
            InvalidCode = "ValidationException",
            Choices =
            [
                ("type", ["SecureString", "String", "StringList"]),
                ("tier", ["Advanced", "Intelligent-Tiering", "Standard"]),
                ("dataType", ["aws:ec2:image", "aws:ssm:integration", "text"]),
            ],
            Check = request =>
            {
                request.Require(
                    Values.Count(request.Inputs.Has) == 1,
                    "ValidationException",
                    $"exactly one of {Format.Choice(Values)} is required."
                );
                var value = Values.Select(request.Inputs.Text).OfType<string>().FirstOrDefault() ?? "";
                var limit = request.Inputs.Text("tier") is null or "Standard" ? StandardLimit : AdvancedLimit;
                request.Require(
                    value.Length <= limit,
                    "ValidationException",
                    $"the value has {value.Length} characters; at most {limit} are accepted in this tier."
                );
                request.Require(
                    request.Inputs.Text("keyId") is null || request.Inputs.Text("type") == "SecureString",
                    "ValidationException",
                    "keyId is for the type SecureString alone."
                );
            },
            Defaults = [("dataType", "text"), ("tier", "Standard"), ("version", 1)],
            Complete = (request, state) =>
            {
                var name = request.PhysicalName();
                state.Default("arn", request.Arn("ssm", $"parameter{(name.StartsWith('/') ? "" : "/")}{name}"));
                var isSecure = request.Inputs.Text("type") == "SecureString";
                if (isSecure)
                {
                    state.Default("keyId", "alias/aws/ssm");
                }

                if (request.Inputs.Values.Find("insecureValue") is { } open)
                {
                    state.Default("value", PropertyValue.Secret(open));
                }
                else if (!isSecure && request.Inputs.Values.Find("value")?.Revealed is { } plain)
                {
                    state.Default("insecureValue", plain);
                }
            },
        },
    ];
}
