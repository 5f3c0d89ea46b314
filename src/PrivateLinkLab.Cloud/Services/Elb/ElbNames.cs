using System.Text.RegularExpressions;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>
/// Names of load balancers and target groups (Elastic Load Balancing API Reference 2015-12-01, "CreateLoadBalancer").
/// </summary>
internal static partial class ElbNames
{
    /// <summary>The name, unique among its kind in the account's region.</summary>
    public static string Required(ResourceRequest request, string kind, string duplicateCode)
    {
        var name = request.PhysicalName();
        request.Require(
            Form().IsMatch(name) && !name.StartsWith("internal-", StringComparison.Ordinal),
            "ValidationError",
            $"the {kind} name '{name}' is not 1 to 32 letters, digits and hyphens that neither begins nor ends with a "
                + $"hyphen, nor begins with internal-."
        );
        if (request.Account.TakeName(kind, $"{request.Region}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                duplicateCode,
                $"the {kind} '{name}' exists already, by '{taken}'. Choose another name."
            );
        }

        return name;
    }

    [GeneratedRegex(@"^(?!-)[A-Za-z0-9-]{1,32}(?<!-)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
