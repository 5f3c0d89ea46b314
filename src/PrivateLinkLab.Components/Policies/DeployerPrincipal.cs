using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Policies;

/// <summary>The principal that a policy exempts so that the deployer is not locked out.</summary>
internal static partial class DeployerPrincipal
{
    /// <summary>
    /// Gives what aws:PrincipalArn may hold for a caller. For an assumed role that is the role's ARN, which the
    /// caller's own ARN (arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION) only hints at: it lacks the role's path (IAM
    /// user guide, "AWS global condition context keys", aws:PrincipalArn).
    /// </summary>
    /// <param name="callerArn">The ARN that GetCallerIdentity gives.</param>
    public static IReadOnlyList<string> OfCaller(string callerArn)
    {
        if (AssumedRole().Match(callerArn) is not { Success: true } match)
        {
            return [callerArn];
        }

        var roles = $"arn:{match.Groups["partition"].Value}:iam::{match.Groups["account"].Value}:role";
        var role = match.Groups["role"].Value;
        return [$"{roles}/{role}", $"{roles}/*/{role}"];
    }

    /// <summary>Holds that texts are ARNs of principals; known when the program runs only.</summary>
    /// <param name="component">The component's class and name.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="arns">The texts.</param>
    /// <exception cref="ComponentArgumentException">One is not.</exception>
    public static void Check(string component, string argument, IEnumerable<string> arns)
    {
        if (arns.FirstOrDefault(arn => !PrincipalArn().IsMatch(arn)) is { } wrong)
        {
            throw new ComponentArgumentException(
                $"{component}: {argument} has '{wrong}'. Give the ARN of a role, a user or an account, such as "
                    + "arn:aws:iam::123456789012:role/Operators."
            );
        }
    }

    [GeneratedRegex(
        @"^arn:(?<partition>[a-z-]+):sts::(?<account>\d{12}):assumed-role/(?<role>[^/]+)/",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AssumedRole();

    [GeneratedRegex(@"^arn:[a-z-]+:(iam|sts)::(\d{12}|\*):[A-Za-z0-9+=,.@_/*?-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrincipalArn();
}
