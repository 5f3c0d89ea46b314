using System.Net;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>Which URLs the lab may build on: emulators, never AWS.</summary>
public static class EmulatorEndpoint
{
    private static readonly string[] DomainsOfAws =
    [
        "amazonaws.com",
        "amazonaws.com.cn",
        "amazonaws.eu",
        "api.aws",
        "on.aws",
        "aws.amazon.com",
    ];

    /// <summary>Checks a URL.</summary>
    /// <param name="endpoint">The URL.</param>
    /// <param name="allowRemote">Whether the caller allows a host that is not this machine.</param>
    /// <exception cref="TerraformException">The URL is AWS's, is not of this machine, or is not http or
    /// https.</exception>
    public static void Check(Uri endpoint, bool allowRemote)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https") || endpoint.UserInfo.Length > 0)
        {
            throw Refused(
                $"The endpoint '{endpoint}' is not the URL of an emulator; expected one such as "
                    + "http://127.0.0.1:5000."
            );
        }

        var host = endpoint.IdnHost.TrimEnd('.');
        if (DomainsOfAws.Any(domain => IsWithin(host, domain)))
        {
            throw Refused(
                $"The endpoint '{endpoint}' is AWS itself; the lab builds on emulators only (on AWS: pulumi up)."
            );
        }

        if (!allowRemote && !IsLoopback(host))
        {
            throw Refused(
                $"The endpoint '{endpoint}' is not on this machine; expected loopback addresses, unless "
                    + "--allow-remote-endpoint allows another host."
            );
        }
    }

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        IsWithin(host, "localhost")
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static TerraformException Refused(string message) => new(TerraformFailure.EndpointRefused, message);
}
