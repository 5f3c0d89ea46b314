using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Authorization;

/// <summary>What a policy has to allow for one action: the action on each of these resources.</summary>
/// <param name="Name">The action, such as ssm:StartSession.</param>
/// <param name="Resources">The kinds of resources; <see cref="ResourceForm.None"/> alone for an action that knows none.</param>
public sealed record ActionFacts(string Name, ImmutableArray<ResourceForm> Resources)
{
    /// <summary>The service's prefix, such as ssm.</summary>
    public string Service => Name[..Name.IndexOf(':', StringComparison.Ordinal)];
}

/// <summary>A kind of resource, with the form of its ARN.</summary>
/// <param name="Kind">The kind, such as queue.</param>
/// <param name="Form">The ARN with {partition}, {region}, {account} and {name}; * when the action knows no resource.</param>
public sealed record ResourceForm(string Kind, string Form)
{
    /// <summary>No resource: a policy allows the action with Resource * only.</summary>
    public static readonly ResourceForm None = new("none", AuthorizationRequest.AnyResource);

    /// <summary>The ARN of a resource of this kind.</summary>
    public string Arn(string partition, string region, string account, string name) => Form
        .Replace("{partition}", partition, StringComparison.Ordinal)
        .Replace("{region}", region, StringComparison.Ordinal)
        .Replace("{account}", account, StringComparison.Ordinal)
        .Replace("{name}", name, StringComparison.Ordinal);
}

/// <summary>
/// Which resources the actions of the experiments are about (Service authorization reference, "Actions, resources, and
/// condition keys", the page of each service). An action that is not listed is asked about as the caller names it.
/// </summary>
public static class ActionCatalog
{
    private static readonly ResourceForm Queue = new("queue", "arn:{partition}:sqs:{region}:{account}:{name}");
    private static readonly ResourceForm Bucket = new("bucket", "arn:{partition}:s3:::{name}");

    // The name is BUCKET/KEY.
    private static readonly ResourceForm BucketObject = new("object", "arn:{partition}:s3:::{name}");
    private static readonly ResourceForm Instance = new("instance", "arn:{partition}:ec2:{region}:{account}:instance/{name}");

    // A document of AWS has an empty account.
    private static readonly ResourceForm Document = new("document", "arn:{partition}:ssm:{region}:{account}:document/{name}");
    private static readonly ResourceForm Session = new("session", "arn:{partition}:ssm:{region}:{account}:session/{name}");
    private static readonly ResourceForm Parameter = new("parameter", "arn:{partition}:ssm:{region}:{account}:parameter/{name}");
    private static readonly ResourceForm Secret = new("secret", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}");
    private static readonly ResourceForm Key = new("key", "arn:{partition}:kms:{region}:{account}:key/{name}");
    private static readonly ResourceForm Role = new("role", "arn:{partition}:iam::{account}:role/{name}");

    private static readonly FrozenDictionary<string, ActionFacts> ByName = new (string Actions, ResourceForm[] Resources)[]
    {
        ("sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:PurgeQueue "
            + "sqs:ReceiveMessage sqs:SendMessage sqs:SetQueueAttributes", [Queue]),
        ("sqs:ListQueues", [ResourceForm.None]),
        ("s3:ListAllMyBuckets", [ResourceForm.None]),
        ("s3:GetBucketLocation s3:ListBucket", [Bucket]),
        ("s3:DeleteObject s3:GetObject s3:PutObject", [BucketObject]),
        ("ssm:StartSession", [Instance, Document]),
        ("ssm:ResumeSession ssm:TerminateSession", [Session]),
        ("ssm:UpdateInstanceInformation", [Instance]),
        ("ssm:GetParameter ssm:GetParameters", [Parameter]),
        ("ssm:GetDocument", [Document]),
        ("ssm:DescribeInstanceInformation", [ResourceForm.None]),
        ("ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel "
            + "ssmmessages:OpenDataChannel", [ResourceForm.None]),
        ("ec2messages:AcknowledgeMessage ec2messages:DeleteMessage ec2messages:FailMessage ec2messages:GetEndpoint "
            + "ec2messages:GetMessages ec2messages:SendReply", [ResourceForm.None]),
        ("secretsmanager:DescribeSecret secretsmanager:GetSecretValue", [Secret]),
        ("kms:Decrypt kms:Encrypt kms:GenerateDataKey", [Key]),
        ("sts:AssumeRole", [Role]),
        ("sts:GetCallerIdentity", [ResourceForm.None]),
    }
        .SelectMany(row => row.Actions.Split(' ').Select(name => new ActionFacts(name, [.. row.Resources])))
        .ToFrozenDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action of the table, sorted.</summary>
    public static IEnumerable<ActionFacts> All => ByName.Values.OrderBy(action => action.Name, StringComparer.Ordinal);

    /// <summary>Finds an action, without regard to case; null when it is not in the table.</summary>
    public static ActionFacts? Find(string action) => ByName.GetValueOrDefault(action);
}
