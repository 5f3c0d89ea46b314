namespace PrivateLinkLab.Permissions;

/// <summary>
/// The services whose resources may have policies of their own (IAM user guide, "AWS services that work with IAM", the
/// column on resource-based policies). What other services have is the account's own affair: identity policies alone
/// decide, and no other account is let in.
/// </summary>
public static class ResourcePolicies
{
    private static readonly HashSet<string> Services = (
        "acm-pca aoss apigateway backup bedrock cassandra cloudtrail codeartifact codebuild dynamodb ecr "
        + "elasticfilesystem es events execute-api fsx glacier glue iam iot kafka kinesis kms lambda lex logs "
        + "mediastore "
        + "ram rds resource-explorer-2 rolesanywhere s3 s3-object-lambda s3-outposts s3express s3tables schemas "
        + "secretsmanager serverlessrepo ses signer sns sqs ssm-contacts ssm-incidents sts transcribe vpc-lattice "
        + "workmail"
    )
        .Split(' ')
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether resources that an action is about may have policies.</summary>
    /// <param name="action">The action, such as ec2:StartInstances.</param>
    public static bool MayDecide(string action) =>
        Services
            .GetAlternateLookup<ReadOnlySpan<char>>()
            .Contains(action.AsSpan(0, action.IndexOf(':', StringComparison.Ordinal)));
}
