using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Logs cost by the gigabyte that comes in and is kept; flow logs come in at the same price
/// (aws.amazon.com/cloudwatch/pricing).
/// </summary>
internal static class LogCosts
{
    public static void AddLogGroup(ResourceNode node, Bill bill)
    {
        bill.Free(node, "what it takes in and keeps costs");
        bill.Carries(node, TrafficWay.LogIngestion);
        bill.Carries(node, TrafficWay.LogStorage);
    }

    public static void AddFlowLog(ResourceNode node, Bill bill)
    {
        var destination = node.Inputs.GetText("logDestinationType") ?? "cloud-watch-logs";
        if (destination == "cloud-watch-logs")
        {
            bill.Free(node, "its log group's logs cost");
        }
        else
        {
            bill.Missing(node, $"There is no price for flow logs that go to {destination}, as {node.Name} does.");
        }
    }
}
