using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Queues and topics cost by the request alone (aws.amazon.com/sqs/pricing, aws.amazon.com/sns/pricing).
/// </summary>
internal static class MessagingCosts
{
    public static void AddQueue(ResourceNode node, Bill bill)
    {
        bill.Free(node, "its requests cost");
        if (node.Inputs.GetBool("fifoQueue") == true)
        {
            bill.Missing(node, $"There is no price for requests to FIFO queues, which {node.Name} is.");
            return;
        }

        bill.Carries(node, TrafficWay.Queues);
    }

    public static void AddTopic(ResourceNode node, Bill bill)
    {
        bill.Free(node, "its requests cost");
        if (node.Inputs.GetBool("fifoTopic") == true)
        {
            bill.Missing(node, $"There is no price for requests to FIFO topics, which {node.Name} is.");
            return;
        }

        bill.Carries(node, TrafficWay.Topics);
    }
}
