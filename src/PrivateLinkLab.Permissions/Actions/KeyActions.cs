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

    private static readonly Dictionary<string, string[]> ByAction = Table(
        new("sqs:SendMessage sns:Publish", [GenerateDataKey, Decrypt]),
        new("sqs:ReceiveMessage", [Decrypt]),
        new("s3:PutObject", [GenerateDataKey]),
        new("s3:GetObject s3:GetObjectVersion", [Decrypt]),
        new("secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue", [Decrypt]),
        new("secretsmanager:CreateSecret secretsmanager:PutSecretValue", [GenerateDataKey, Decrypt]),
        new("ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory", [Decrypt]),
        new("ssm:PutParameter", [Encrypt]),
        new(
            "dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:ConditionCheckItem dynamodb:DeleteItem "
                + "dynamodb:GetItem dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect "
                + "dynamodb:PartiQLUpdate dynamodb:PutItem dynamodb:Query dynamodb:Scan dynamodb:UpdateItem",
            [Decrypt]
        )
    );

    /// <summary>The actions that the caller needs on the key; empty for an action that uses none.</summary>
    public static IReadOnlyList<string> Of(string action) => ByAction.GetValueOrDefault(action, []);

    private static Dictionary<string, string[]> Table(params Row[] rows)
    {
        var table = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            foreach (var action in row.Actions.Split(' '))
            {
                table.Add(action, row.OfKey);
            }
        }

        return table;
    }

    private sealed record Row(string Actions, string[] OfKey);
}
