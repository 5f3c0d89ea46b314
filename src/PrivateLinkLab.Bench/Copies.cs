using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Bench;

/// <summary>
/// Builds a stack that holds port-forwarding several times, for measuring how the simulated cloud grows.
/// </summary>
internal static class Copies
{
    public static async Task<int> RunAsync(int count)
    {
        Console.WriteLine((await RepeatedStack.GraphOfAsync(count)).Resources.Length);
        return 0;
    }
}
