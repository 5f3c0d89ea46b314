using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.DynamoDb;

/// <summary>Tables and their policies: Amazon DynamoDB API Reference, "CreateTable".</summary>
internal static class DynamoDbRows
{
    private static readonly string[] AttributeTypes = ["B", "N", "S"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.Table, "DynamoDB Table")
        {
            Name = new(
                Form: "[a-zA-Z0-9_.-]{3,255}",
                Accepted: "3 to 255 letters, digits, underscores, hyphens and periods",
                Taken: "ResourceInUseException"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:dynamodb:{region}:{account}:table/{name}",
            Choices = [("billingMode", ["PAY_PER_REQUEST", "PROVISIONED"])],
            Check = Check,
            Defaults =
            [
                ("billingMode", "PROVISIONED"),
                ("deletionProtectionEnabled", false),
                ("pointInTimeRecovery", StateBuilder.Map(("enabled", false))),
                ("tableClass", "STANDARD"),
                ("ttl", StateBuilder.Map(("attributeName", ""), ("enabled", false))),
            ],
            Complete = (request, state) =>
            {
                if (request.Inputs.Flag("streamEnabled") == true)
                {
                    var label = "2025-01-01T00:00:00.000";
                    state
                        .Set("streamLabel", label)
                        .Set("streamArn", request.Arn("dynamodb", $"table/{request.PhysicalName()}/stream/{label}"));
                }
            },
            KeptBy = (_, table) =>
                table.IsOn("deletionProtectionEnabled")
                    ? new(
                        DeletionGuard.ResourceProtection,
                        "ValidationException: the table has deletion protection. First deploy it with "
                            + "deletionProtectionEnabled false."
                    )
                    : null,
        },
        new(AwsTypes.TablePolicy, "DynamoDB Resource Policy")
        {
            Id = "{$resourceArn}",
            References = [new("resourceArn", "ResourceNotFoundException", "a table", AwsTypes.Table)],
            Texts = [("revisionId", "{digits:13}")],
            Check = request =>
            {
                var problem = PolicyForm.ProblemOf(request.RequiredText("policy"), PolicyPlace.Resource);
                request.Require(problem is null, "ValidationException", $"policy: {problem}");
            },
        },
    ];

    // Every attribute is a key of the table or of an index, and every key is an attribute.
    private static void Check(ResourceRequest request)
    {
        var inputs = request.Inputs;
        if (inputs.Has("restoreSourceName") || inputs.Has("restoreSourceTableArn") || inputs.Has("importTable"))
        {
            return;
        }

        var hash = request.RequiredText("hashKey");
        var attributes = inputs.Bags("attributes");
        var names = attributes.Select(attribute => attribute.Text("name") ?? "").ToHashSet(StringComparer.Ordinal);
        var other = attributes.FirstOrDefault(attribute => !AttributeTypes.Contains(attribute.Text("type")));
        request.Require(
            other is null,
            "ValidationException",
            $"attributes.type '{other?.Text("type")}' is not accepted; use {Format.Choice(AttributeTypes)}."
        );
        HashSet<string> keys = [hash, .. inputs.Text("rangeKey") is { } range ? [range] : Array.Empty<string>()];
        foreach (var index in inputs.Bags("globalSecondaryIndexes").Concat(inputs.Bags("localSecondaryIndexes")))
        {
            keys.UnionWith(
                new[] { index.Text("hashKey"), index.Text("rangeKey") }
                    .OfType<string>()
                    .Concat(index.Bags("keySchemas").Select(schema => schema.Text("attributeName")).OfType<string>())
            );
        }

        var missing = keys.Where(key => !names.Contains(key)).Order(StringComparer.Ordinal).FirstOrDefault();
        request.Require(
            missing is null,
            "ValidationException",
            $"the key '{missing}' is not one of attributes. Define it there, with its type."
        );
        var idle = names.Where(name => !keys.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        request.Require(
            idle is null,
            "ValidationException",
            $"all attributes must be indexed, and '{idle}' is no key of the table or of an index. Leave it out."
        );
        request.Require(
            inputs.Text("billingMode") == "PAY_PER_REQUEST"
                || (inputs.Number("readCapacity") >= 1 && inputs.Number("writeCapacity") >= 1),
            "ValidationException",
            "readCapacity and writeCapacity are at least 1 when billingMode is PROVISIONED. Set them, or "
                + "billingMode to "
                + "PAY_PER_REQUEST."
        );
    }
}
