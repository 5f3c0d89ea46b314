using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// The names that AWS gives to what customers have, such as a database, a file system or a cluster's API: names of
/// public DNS, whose addresses may be private ones of a VPC.
/// </summary>
public static class CustomerHostNames
{
    private const string Region = "{region}";

    private static readonly string[] PrivateSuffixes = [".internal", ".local"];

    // What stands before amazonaws.com, without the first labels, which are the customer's; each with the place where
    // AWS shows it.
    private static readonly string[] Standard =
    [
        // Amazon RDS User Guide, "Connecting to a DB instance"; Aurora, RDS Proxy: x.proxy-id.REGION.rds.
        "{region}.rds",
        "rds.{region}",
        // Amazon DocumentDB Developer Guide, "Understanding endpoints" and "Elastic clusters".
        "{region}.docdb",
        "docdb.{region}",
        "{region}.docdb-elastic",
        // Amazon Neptune User Guide, "Connecting to Neptune endpoints"; Neptune Analytics: g-id.REGION.neptune-graph.
        "{region}.neptune",
        "neptune.{region}",
        "{region}.neptune-graph",
        // Amazon ElastiCache User Guide, "Finding connection endpoints": id.0001.euw1.cache, id.serverless.euw1.cache.
        "*.cache",
        "cache.{region}",
        // Amazon MemoryDB Developer Guide, "Finding connection endpoints".
        "memorydb.{region}",
        // Amazon DynamoDB Developer Guide, "Using DAX": name.id.dax-clusters.REGION.
        "dax-clusters.{region}",
        "dax.{region}",
        // Amazon Redshift Management Guide, "Configuring connections".
        "{region}.redshift",
        "redshift.{region}",
        "{region}.redshift-serverless",
        "redshift-serverless.{region}",
        // Amazon OpenSearch Service Developer Guide, "Launching within a VPC"; OpenSearch Serverless: id.REGION.aoss.
        "{region}.es",
        "es.{region}",
        "{region}.aoss",
        "aoss.{region}",
        // Amazon EFS User Guide, "Mounting with DNS name": fs-id.efs.REGION, zone.fs-id.efs.REGION.
        "efs.{region}",
        // FSx for Lustre, ONTAP and OpenZFS User Guides, "Mounting": fs-id.fsx.REGION.
        "fsx.{region}",
        // Amazon MSK Developer Guide, "Getting the bootstrap brokers": b-1.name.id.c2.kafka.REGION.
        "kafka.{region}",
        "kafka-serverless.{region}",
        // Amazon MQ Developer Guide, "Connecting to a broker".
        "mq.{region}",
        // Amazon Timestream Developer Guide, "Connecting to an Amazon Timestream for InfluxDB DB instance".
        "{region}.timestream-influxdb",
        // Amazon MWAA User Guide, "Apache Airflow access modes": id.c2.REGION.airflow.
        "{region}.airflow",
        // Amazon EKS User Guide, "Cluster API server endpoint": id.gr7.REGION.eks.
        "{region}.eks",
        // Elastic Load Balancing User Guides, "DNS name": name-id.REGION.elb, name-id.elb.REGION; in China both.
        "{region}.elb",
        "elb.{region}",
        "elb",
        // AWS PrivateLink Guide, "Access an AWS service": the endpoints' own names.
        "{region}.vpce",
        "vpce.{region}",
        // AWS Transfer Family User Guide, "Create an SFTP server": s-id.server.transfer.REGION.
        "server.transfer.{region}",
        // Amazon Managed Grafana User Guide, "Network access": g-id.grafana-workspace.REGION.
        "grafana-workspace.{region}",
        // AWS Elastic Beanstalk Developer Guide, "Your environment's domain name": a load balancer's, or an instance's.
        "{region}.elasticbeanstalk",
        // Amazon EMR Management Guide, "View web interfaces".
        "emrappui-prod.{region}",
        "emrstudio-prod.{region}",
    ];

    // The same before another domain.
    private static readonly (string Domain, string[] Patterns)[] Others =
    [
        (
            "on.aws",
            [
                // Amazon VPC Lattice User Guide, "Service access".
                "vpc-lattice-svcs.{region}",
                "vpc-lattice-rsc.{region}",
                // Amazon MWAA User Guide, the web server's name of newer environments.
                "airflow.{region}",
                // Amazon MQ, Amazon EFS, OpenSearch and Timestream for InfluxDB: the dual-stack names.
                "mq.{region}",
                "efs.{region}",
                "{region}.es",
                "aoss.{region}",
                // Amazon OpenSearch Service Developer Guide, "Creating a custom endpoint": the dual-stack names.
                "aos.{region}",
                "timestream-influxdb.{region}",
                // Amazon Aurora DSQL User Guide, "AWS PrivateLink": id.dsql-fnh4.REGION.
                "dsql.{region}",
                "dsql-*.{region}",
            ]
        ),
        // Amazon EKS User Guide, "Cluster API server endpoint": those of clusters of IPv6.
        ("api.aws", ["eks-cluster.{region}"]),
        ("api.amazonwebservices.com.cn", ["eks-cluster.{region}"]),
        // AWS App Runner Developer Guide, "Private endpoint".
        ("awsapprunner.com", ["{region}"]),
        // AWS Elastic Beanstalk Developer Guide, the domain of its own.
        ("elasticbeanstalk.com", ["", "{region}"]),
    ];

    private static readonly Family[] Families =
    [
        .. AwsPartition
            .All.Select(partition => partition.DnsSuffix)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(domain => Standard.Select(pattern => Family.Of(pattern, domain))),
        .. Others.SelectMany(other => other.Patterns.Select(pattern => Family.Of(pattern, other.Domain))),
    ];

    private static readonly ILookup<string, Family> ByLastLabels = Families.ToLookup(
        family => family.LastLabel,
        StringComparer.Ordinal
    );

    /// <summary>
    /// Whether it is a name of what a customer has in a VPC, such as a database or a load balancer, or one that no
    /// public DNS has: its address may be a private one.
    /// </summary>
    /// <param name="host">The name in lower case.</param>
    public static bool Contains(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (Array.Exists(PrivateSuffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal)))
        {
            return true;
        }

        if (EndpointOfPrivateApi(host) is not null)
        {
            return true;
        }

        var labels = host.Split('.');
        foreach (var family in ByLastLabels[labels[^1]])
        {
            if (family.Has(labels))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Gives the id of the endpoint that a private REST API's own name leads to: API-VPCE.execute-api.REGION (Amazon
    /// API Gateway Developer Guide, "Invoke a private API using a Route 53 alias"); null for every other name.
    /// </summary>
    /// <param name="host">The name in lower case.</param>
    public static string? EndpointOfPrivateApi(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        const string Vpce = "-vpce-";
        var (dot, at) = (host.IndexOf('.', StringComparison.Ordinal), host.IndexOf(Vpce, StringComparison.Ordinal));
        return at > 0 && at < dot && host.AsSpan(dot).StartsWith(".execute-api.", StringComparison.Ordinal)
            ? host[(at + 1)..dot]
            : null;
    }

    // The labels after the customer's own, of which there is at least one.
    private sealed record Family(string[] Labels)
    {
        public string LastLabel => Labels[^1];

        public static Family Of(string pattern, string domain) =>
            new([.. pattern.Split('.', StringSplitOptions.RemoveEmptyEntries), .. domain.Split('.')]);

        public bool Has(string[] host)
        {
            var own = host.Length - Labels.Length;
            if (own < 1)
            {
                return false;
            }

            for (var index = 0; index < Labels.Length; index++)
            {
                var (label, pattern) = (host[own + index], Labels[index]);
                if (
                    pattern == Region ? !AwsRegion.IsCode(label)
                    : pattern[^1] == '*' ? !label.StartsWith(pattern[..^1], StringComparison.Ordinal)
                    : pattern != label
                )
                {
                    return false;
                }
            }

            return true;
        }
    }
}
