using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// RDS instances (aws.amazon.com/rds/mysql/pricing): by the hour while they run, their storage as long as they exist,
/// both for the standby too when they are Multi-AZ. Backups up to the storage's size are free.
/// </summary>
internal static class DatabaseCosts
{
    // RDS for MySQL release calendar: standard support for 8.0 ended on 31 July 2026, for 5.7 on 29 February 2024.
    private static readonly string[] ExtendedSupport = ["5.7", "8.0"];

    public static void Add(ResourceNode node, Bill bill)
    {
        if (TextOf(node, "engine") is not { } engine || TextOf(node, "instanceClass") is not { } instanceClass)
        {
            bill.Missing(node, $"The engine or the class of the database {node.Name} is not known.");
            return;
        }

        var multiAz = node.Inputs.GetBool("multiAz") ?? node.Outputs.GetBool("multiAz") ?? false;
        if (bill.Stopped.Has(node, "status"))
        {
            bill.Free(node, "stopped: its storage alone costs, and AWS starts it again after seven days");
        }
        else
        {
            AddRunning(node, bill, engine, instanceClass, multiAz);
        }

        AddStorage(node, bill, engine, multiAz);
        if (node.Inputs.GetBool("manageMasterUserPassword") == true)
        {
            bill.Charge(node, "secret in Secrets Manager", 1, PriceItem.Secret);
        }
    }

    /// <summary>
    /// A cluster of Aurora: its storage costs by what it holds (aws.amazon.com/rds/aurora/pricing), its instances by
    /// the hour.
    /// </summary>
    public static void AddCluster(ResourceNode node, Bill bill)
    {
        bill.Missing(node, $"What the cluster {node.Name} holds, by which its storage costs, is not known.");
        if (node.Inputs.GetBool("manageMasterUserPassword") == true)
        {
            bill.Charge(node, "secret in Secrets Manager", 1, PriceItem.Secret);
        }
    }

    public static void AddClusterInstance(ResourceNode node, Bill bill)
    {
        if (TextOf(node, "engine") is not { } engine || TextOf(node, "instanceClass") is not { } instanceClass)
        {
            bill.Missing(node, $"The engine or the class of the database {node.Name} is not known.");
            return;
        }

        bill.Charge(
            node,
            $"{instanceClass}, {engine}, running",
            1,
            PriceItem.Database(engine, instanceClass, multiAz: false)
        );
    }

    private static void AddRunning(ResourceNode node, Bill bill, string engine, string instanceClass, bool multiAz)
    {
        bill.Charge(
            node,
            $"{instanceClass}, {engine}, {(multiAz ? "Multi-AZ" : "Single-AZ")}, running",
            1,
            PriceItem.Database(engine, instanceClass, multiAz)
        );
        if (node.Inputs.GetBool("publiclyAccessible") == true)
        {
            bill.Charge(node, "public IPv4 address", 1, PriceItem.PublicIpv4);
        }

        var version = TextOf(node, "engineVersion") ?? "";
        if (
            engine == "mysql"
            && ExtendedSupport.Any(old => version == old || version.StartsWith($"{old}.", StringComparison.Ordinal))
        )
        {
            bill.Missing(
                node,
                $"RDS Extended Support for MySQL {version}, which {node.Name} has to pay for, has no price."
            );
        }
    }

    private static void AddStorage(ResourceNode node, Bill bill, string engine, bool multiAz)
    {
        var gigabytes = node.Inputs.GetInt("allocatedStorage") ?? node.Outputs.GetInt("allocatedStorage");
        if (gigabytes is null || TextOf(node, "storageType") is not { } storage)
        {
            bill.Missing(node, $"The size or the type of the storage of {node.Name} is not known.");
            return;
        }

        bill.Charge(
            node,
            $"{gigabytes} GB of {storage}",
            gigabytes.Value,
            PriceItem.DatabaseStorage(engine, storage, multiAz)
        );
        if (node.Inputs.ContainsKey("iops") || node.Inputs.ContainsKey("storageThroughput"))
        {
            bill.Missing(node, $"Provisioned IOPS and throughput of {node.Name} have no price.");
        }
    }

    private static string? TextOf(ResourceNode node, string key) =>
        node.Inputs.GetText(key) ?? node.Outputs.GetText(key);
}
