using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>Buckets cost by what they keep and by the request (aws.amazon.com/s3/pricing).</summary>
internal static class StorageCosts
{
    public static void AddBucket(ResourceNode node, Bill bill)
    {
        bill.Free(node, "what it keeps and its requests cost");
        bill.Carries(node, TrafficWay.BucketStorage);
        bill.Carries(node, TrafficWay.BucketRequests);
    }
}
