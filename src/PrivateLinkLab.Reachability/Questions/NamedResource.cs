using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Access;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>The resource of an action that a probe names by its ARN.</summary>
internal static class NamedResource
{
    private const int ArnParts = 6;

    /// <summary>Checks that an ARN is one, of a kind that the action is about.</summary>
    /// <exception cref="ProbeException">It is not; the message says what is expected.</exception>
    public static void Check(string? action, string? resource)
    {
        if (resource is null)
        {
            return;
        }

        if (action is null)
        {
            throw new ProbeException(
                $"'{resource}' is the resource of no action: name one with --action.",
                resource,
                []
            );
        }

        if (
            resource.Split(':', ArnParts)
            is not ["arn", { Length: > 0 }, { Length: > 0 } service, _, _, { Length: > 0 }]
        )
        {
            throw new ProbeException(
                $"'{resource}' is not an ARN such as arn:aws:sqs:us-east-1:123456789012:jobs.",
                resource,
                []
            );
        }

        if (ActionCatalog.Find(action) is not { Resources: var forms })
        {
            return;
        }

        if (forms.Contains(ResourceForm.None))
        {
            throw new ProbeException(
                $"{action} is about no resource, so that '{resource}' cannot be its.",
                resource,
                []
            );
        }

        if (!forms.Any(form => form.Form.Split(':')[2] == service))
        {
            throw new ProbeException(
                $"{action} is about a {forms[0].Kind}, whose ARN is like {forms[0].Form}; '{resource}' is none.",
                resource,
                []
            );
        }
    }

    /// <summary>The resource with an ARN: the graph's, or one of which no policy is known.</summary>
    public static ResourceCandidate Of(NetworkModel model, string action, string arn)
    {
        if (model.Queues.Values.FirstOrDefault(queue => queue.Arn == arn) is { } queue)
        {
            return ActionTarget.Of(queue);
        }

        if (model.Buckets.Values.FirstOrDefault(bucket => IsOf(bucket, arn)) is { } bucket)
        {
            return new(arn, bucket.Owner, bucket.Policies) { Encryption = bucket.Encryption };
        }

        // A table's indexes and streams have its policy.
        if (
            model.ServiceResources.Values.FirstOrDefault(resource =>
                resource.Arn is { } own
                && (resource.Arn == arn || arn.StartsWith($"{own}/index/", StringComparison.Ordinal))
            ) is
            { } resource
        )
        {
            return ActionTarget.Of(resource) with { Arn = arn };
        }

        if (model.ManagedSecrets.TryGetValue(arn, out var secret))
        {
            return ActionTarget.Of(secret);
        }

        if (model.Keys.Values.FirstOrDefault(key => key.Arn == arn) is { } key)
        {
            return ActionTarget.Of(key);
        }

        if (model.Roles.Values.FirstOrDefault(role => role.Arn == arn) is { Trust: { } trust } role)
        {
            return new(arn, role.Owner, [trust]) { PolicyKind = ModelPolicies.TrustPolicy };
        }

        return new(
            arn,
            default,
            ResourcePolicies.MayDecide(action) ? [new PolicyText(Identity.OutsideGraph(arn), null)] : []
        );
    }

    private static bool IsOf(Bucket bucket, string arn) =>
        bucket.Arn is { } own
        && arn.StartsWith(own, StringComparison.Ordinal)
        && (arn.Length == own.Length || arn[own.Length] == '/');
}
