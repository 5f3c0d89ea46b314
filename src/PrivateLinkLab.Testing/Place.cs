namespace PrivateLinkLab.Testing;

/// <summary>Places that have no name in a stack, for assertions such as <see cref="SimulatedAws.Reaches"/>.</summary>
public static class Place
{
    /// <summary>Everything that a connection can begin or end at.</summary>
    public const string Any = "any";

    /// <summary>Everybody on the internet.</summary>
    public const string Internet = "internet";

    /// <summary>Session Manager of the instance that a connection begins at, as a target.</summary>
    public const string SessionManager = "session-manager";

    /// <summary>A person's computer behind a Session Manager session of an instance.</summary>
    /// <param name="instance">The instance's name.</param>
    public static string LocalBehind(string instance) => $"local:{instance}";

    /// <summary>What has a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="value">Its value; null for any.</param>
    public static string Tagged(string key, string? value = null) =>
        value is null ? $"tag:{key}" : $"tag:{key}={value}";

    /// <summary>What has a security group.</summary>
    /// <param name="group">The group's name.</param>
    public static string InGroup(string group) => $"group:{group}";

    /// <summary>What stands in a subnet.</summary>
    /// <param name="subnet">The subnet's name.</param>
    public static string InSubnet(string subnet) => $"subnet:{subnet}";

    /// <summary>What stands in a VPC.</summary>
    /// <param name="vpc">The VPC's name.</param>
    public static string InVpc(string vpc) => $"vpc:{vpc}";
}
