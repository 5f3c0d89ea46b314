using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>An emulator's URL as AWS's providers take it: in their settings <c>endpoints</c>.</summary>
internal static class EmulatorBlock
{
    // Every service that the resources and data sources of the table call, by the provider's names.
    private static readonly string[] Services =
    [
        "ec2",
        "elbv2",
        "iam",
        "kms",
        "logs",
        "rds",
        "s3",
        "s3control",
        "secretsmanager",
        "sns",
        "sqs",
        "ssm",
        "sts",
    ];

    /// <summary>An emulator's URL as the provider takes it: without a slash at the end.</summary>
    public static string BaseOf(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>
    /// The input <c>endpoints</c> that Pulumi's AWS provider has for an emulator; it keeps lists as JSON texts.
    /// </summary>
    public static PropertyValue InputOf(Uri endpoint) => PropertyValue.Of(BlockOf(endpoint).ToJsonString());

    /// <summary>The block <c>endpoints</c> of Terraform's AWS provider.</summary>
    public static JsonArray BlockOf(Uri endpoint) =>
        new(new JsonObject(Services.Select(service => KeyValuePair.Create(service, (JsonNode?)BaseOf(endpoint)))));
}
