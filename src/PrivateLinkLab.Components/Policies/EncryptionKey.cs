using PrivateLinkLab.Amazon.Policies;
using Pulumi;

namespace PrivateLinkLab.Components.Policies;

/// <summary>The use of what a key of KMS encrypts, for which an identity policy must allow the key as well.</summary>
internal static class EncryptionKey
{
    /// <summary>Gives an identity policy, as JSON, that allows the use of a queue or bucket and of its key.</summary>
    /// <param name="arn">The ARN of the queue or bucket.</param>
    /// <param name="keyArn">The key's ARN; null when there is none.</param>
    /// <param name="statements">What the policy allows of the queue or bucket.</param>
    public static Output<string> WithUse(
        Output<string> arn,
        Input<string>? keyArn,
        Func<string, PolicyStatement[]> statements
    ) =>
        keyArn is null
            ? arn.Apply(known => PolicyDocument.Json(statements(known)))
            : Output
                .Tuple(arn, keyArn.ToOutput())
                .Apply(known =>
                    PolicyDocument.Json([
                        .. statements(known.Item1),
                        new PolicyStatement
                        {
                            Sid = "UseKey",
                            Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                            Resources = [known.Item2],
                        },
                    ])
                );
}
