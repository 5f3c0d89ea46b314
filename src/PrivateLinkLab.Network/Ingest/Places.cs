namespace PrivateLinkLab.Network.Ingest;

/// <summary>The region and the account that a resource's properties tell.</summary>
internal static class Places
{
    public static string? RegionOf(PropertyReader properties) =>
        properties.Text("region") ?? ArnPart(properties.Text("arn"), 3);

    public static string? AccountOf(PropertyReader properties) =>
        properties.Text("ownerId") ?? ArnPart(properties.Text("arn"), 4);

    /// <summary>A part of an ARN: 3 is the region, 4 the account.</summary>
    public static string? ArnPart(string? arn, int index) =>
        arn?.Split(':') is { Length: > 5 } parts && parts[0] == "arn" && parts[index].Length > 0 ? parts[index] : null;
}
