using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// What an action asks of KMS in the caller's name when the resource is encrypted with a customer's key (Amazon SQS
/// developer guide, "Key management"; Amazon S3 user guide, "Using server-side encryption with AWS KMS keys"; Amazon
/// SNS developer guide, "Key management"; AWS Secrets Manager user guide, "Secret encryption and decryption"; AWS
/// Systems Manager user guide, "How AWS KMS is used by Parameter Store"; Amazon DynamoDB developer guide, "Encryption
/// at rest").
/// </summary>
public static class KeyActions
{
    private const string Decrypt = "kms:Decrypt";
    private const string Encrypt = "kms:Encrypt";
    private const string GenerateDataKey = "kms:GenerateDataKey";

    private static readonly FrozenDictionary<string, ImmutableArray<string>> ByAction = new (
        string Actions,
        string[] OfKey
    )[]
    {
        ("sqs:SendMessage sns:Publish", [GenerateDataKey, Decrypt]),
        ("sqs:ReceiveMessage", [Decrypt]),
        ("s3:PutObject", [GenerateDataKey]),
        ("s3:GetObject s3:GetObjectVersion", [Decrypt]),
        ("secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue", [Decrypt]),
        ("secretsmanager:CreateSecret secretsmanager:PutSecretValue", [GenerateDataKey, Decrypt]),
        ("ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory", [Decrypt]),
        ("ssm:PutParameter", [Encrypt]),
        (
            "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem "
                + "dynamodb:GetItem dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect "
                + "dynamodb:PartiQLUpdate dynamodb:PutItem dynamodb:Query dynamodb:Scan dynamodb:UpdateItem",
            [Decrypt]
        ),
    }
        .SelectMany(row => row.Actions.Split(' ').Select(name => (name, OfKey: ImmutableArray.Create(row.OfKey))))
        .ToFrozenDictionary(pair => pair.name, pair => pair.OfKey, StringComparer.OrdinalIgnoreCase);

    /// <summary>The actions that the caller needs on the key; empty for an action that uses none.</summary>
    public static ImmutableArray<string> Of(string action) => ByAction.GetValueOrDefault(action, []);
}
