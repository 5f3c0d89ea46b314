using System.Collections.Immutable;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>How long CloudWatch Logs can keep what is logged.</summary>
public static class LogRetention
{
    /// <summary>
    /// The periods in days, shortest first (Amazon CloudWatch Logs API Reference, "PutRetentionPolicy"). A log group
    /// without one keeps its logs for ever.
    /// </summary>
    public static ImmutableArray<int> Days { get; } =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
}
