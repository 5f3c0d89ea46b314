namespace PrivateLinkLab.Terraform.References;

/// <summary>The number of the AWS account that a graph was built in, as the ARNs of its resources say.</summary>
internal static class AccountNumber
{
    private const int Digits = 12;

    /// <summary>Gives the number, or null when no resource has an ARN with one.</summary>
    public static string? Of(ExportedNodes exported)
    {
        foreach (var node in exported.All)
        {
            // arn:partition:service:region:account:resource
            if (
                node.Outputs.GetText("arn")?.Split(':') is { Length: >= 6 } parts
                && parts[4].Length == Digits
                && parts[4].All(char.IsAsciiDigit)
            )
            {
                return parts[4];
            }
        }

        return null;
    }
}
