using System.Text;
using System.Text.Json;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>Policies of buckets: Amazon S3 User Guide, "Bucket policies" and "The meaning of 'public'".</summary>
internal static class BucketPolicies
{
    public static readonly ResourceKind Kind = new(AwsTypes.BucketPolicy, "S3 Bucket Policy", Set);

    private const int Limit = 20480;

    public static Answer Set(ResourceRequest request)
    {
        var bucket = Buckets.Required(request);
        var policy = request.RequiredText("policy");
        var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Resource);
        request.Require(problem is null, "MalformedPolicy", $"policy: {problem}");
        var size = Encoding.UTF8.GetByteCount(policy);
        request.Require(
            size <= Limit,
            "MalformedPolicy",
            $"the policy has {size} bytes, more than the maximum document size of {Limit}."
        );
        using var json = JsonDocument.Parse(policy);
        foreach (var statement in ItemsOf(json.RootElement.GetProperty("Statement")))
        {
            CheckStatement(request, bucket, statement);
        }

        return new Answer(bucket.Name, request.NewRegionalState().Build());
    }

    private static void CheckStatement(ResourceRequest request, BucketRecord bucket, JsonElement statement)
    {
        if (statement.TryGetProperty("Resource", out var resources))
        {
            foreach (var resource in ItemsOf(resources).Select(item => item.ToString()))
            {
                request.Require(
                    resource == bucket.Arn || resource.StartsWith($"{bucket.Arn}/", StringComparison.Ordinal),
                    "MalformedPolicy",
                    $"policy: the resource '{resource}' is not of this bucket; use {bucket.Arn} or {bucket.Arn}/*."
                );
            }
        }

        // A condition may narrow "everybody" so far that S3 does not count it as public; which ones do is not modelled.
        request.Require(
            !bucket.BlocksPublicPolicy
                || statement.GetProperty("Effect").GetString() != "Allow"
                || !IsEverybody(statement)
                || statement.TryGetProperty("Condition", out _),
            "AccessDenied",
            "the policy gives everybody access, which blockPublicPolicy of the bucket's Block Public Access refuses. "
                + "Name the principals, or narrow them with a condition."
        );
    }

    private static bool IsEverybody(JsonElement statement) =>
        statement.TryGetProperty("Principal", out var principal)
        && principal.ValueKind switch
        {
            JsonValueKind.String => principal.GetString() == "*",
            JsonValueKind.Object => principal.TryGetProperty("AWS", out var names)
                && ItemsOf(names).Any(name => name.ToString() == "*"),
            _ => false,
        };

    private static JsonElement[] ItemsOf(JsonElement oneOrMany) =>
        oneOrMany.ValueKind == JsonValueKind.Array ? [.. oneOrMany.EnumerateArray()] : [oneOrMany];
}
