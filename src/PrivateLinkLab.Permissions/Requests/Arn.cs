namespace PrivateLinkLab.Permissions;

/// <summary>The six parts of an Amazon Resource Name: arn:partition:service:region:account:resource.</summary>
internal readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public static Arn? TryParse(string? text)
    {
        var parts = text?.Split(':', 6);
        return
            parts is ["arn", var partition, var service, var region, var account, var resource] && resource.Length > 0
            ? new Arn(partition, service, region, account, resource)
            : null;
    }

    /// <summary>The last part of a path: queue, or role of role/path/name.</summary>
    public string Name => Resource[(Resource.LastIndexOf('/') + 1)..];
}
