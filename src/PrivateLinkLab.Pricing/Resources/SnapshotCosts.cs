using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// RDS snapshots cost as backup storage. What exceeds the storage of the region's databases is paid for
/// (aws.amazon.com/rds/mysql/pricing): all of it where there is no database. A snapshot has at most the size of its
/// database's storage; what it really has, AWS does not tell beforehand.
/// </summary>
internal static class SnapshotCosts
{
    public static void Add(ResourceNode node, Bill bill)
    {
        var source = node.Inputs.GetText("dbInstanceIdentifier");
        if (
            bill
                .Graph.OfType(AwsTypes.DbInstance)
                .Any(database => source is not null && database.Inputs.GetText("identifier") == source)
        )
        {
            bill.Free(node, "backups up to the size of the database's storage are free while it exists");
        }
        else if (
            node.Outputs.GetText("engine") is { } engine
            && node.Outputs.GetInt("allocatedStorage") is { } gigabytes
        )
        {
            bill.Charge(node, $"snapshot of at most {gigabytes} GB", gigabytes, PriceItem.DatabaseBackup(engine));
        }
        else
        {
            bill.Missing(node, $"The engine or the size of the snapshot {node.Name} is not known before it is taken.");
        }
    }
}
