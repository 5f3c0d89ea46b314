using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Differences;

/// <summary>A difference between the simulated cloud and the emulator that is as it should be.</summary>
/// <param name="Type">Pulumi's type.</param>
/// <param name="Path">The output, with everything below it.</param>
/// <param name="Reason">Why the two differ, as a sentence.</param>
public sealed record ExplainedDifference(string Type, PropertyPath Path, string Reason);

/// <summary>The table of explained differences, against moto 5.2.1 and version 5.100 of AWS's provider.</summary>
public static class ExplainedDifferences
{
    private const string Chosen = "Whoever makes the resource chooses it; it is another one at every deployment.";
    private const string Time =
        "It is the time of the deployment; the simulated cloud has a fixed one, so that two runs are alike.";
    private const string Prefix =
        "Pulumi chooses a whole name, and the exported configuration a prefix for the same name.";
    private const string Version6 =
        "The attribute exists from version 6 of the provider on, and the comparison is with version 5.100.";
    private const string NotInMoto = "moto does not give it; AWS does, and the simulated cloud follows AWS.";
    private const string Refreshed =
        "Other resources add it, and the provider reads it back at the next up; the simulated cloud answers as at "
        + "the creation.";
    private const string NotGivenBack =
        "moto takes it and does not give it back, which the provider finds at the next up.";
    private const string Image = "The simulated cloud makes up the ids of machine images; moto has those of one day.";
    private const string Address = "The emulator chooses another free address.";
    private const string Outside =
        "moto chooses any address for the interface of an endpoint or NAT gateway, even one outside the subnet.";
    private const string NotAsked =
        "A public address is not asked for on an emulator: moto then forgets the instance's security groups.";
    private const string CanonicalUser =
        "The account's owner has an id of 64 digits of its own; moto has the same one for everybody.";
    private const string Names =
        "moto makes up one name, in another form than AWS, and leaves out the names of the zones and the private one.";
    private const string NoAcceptance =
        "moto does not have the connections of endpoint services: an endpoint there is available without being "
        + "accepted.";
    private const string Hash = "Version 5.100 of the provider keeps a hash of it.";
    private const string LikeApplication =
        "moto answers for a network load balancer as for an application load balancer.";
    private const string LoadBalancerName =
        "The name and zone of a load balancer are AWS's; moto makes up one and has the other for everybody.";
    private const string Public = "moto reports a public address for every instance, though it gives none.";
    private const string Credits =
        "moto reports standard credits for every type; AWS has unlimited ones for T3 and T4g.";
    private const string Zone = "Which id a zone has differs by account, and moto has its own assignment.";
    private const string PrefixList =
        "The simulated cloud has AWS's prefix list of the region; moto makes up lists without addresses.";
    private const string Dhcp = "moto has the word default for the set of DHCP options that AWS gives a VPC.";
    private const string IamId = "IAM's ids are chosen at random, and moto's have another form.";
    private const string RdsEndpoint =
        "The part in the middle of a database's name is of the account; moto has the same one for everybody.";
    private const string RdsWindow = "AWS chooses a window by region and at random; moto has a fixed one.";
    private const string Ca =
        "moto has a certificate authority of its own; AWS has the one that is the default of the region.";
    private const string Engine = "moto does not choose a minor version; AWS takes its default of the major one.";
    private const string Storage =
        "moto does not give gp3 volumes their baseline of 3,000 operations and 125 MiB a second.";

    /// <summary>Every explanation.</summary>
    public static IReadOnlyList<ExplainedDifference> All { get; } =
    [
        .. Of(AwsTypes.LogGroup, NotInMoto, "logGroupClass"),
        .. Of(AwsTypes.LogGroup, Prefix, "namePrefix"),
        .. Of(AwsTypes.Eip, Address, "publicDns", "publicIp"),
        .. Of(AwsTypes.Eip, NotInMoto, "networkBorderGroup", "publicIpv4Pool"),
        .. Of(AwsTypes.Eip, Refreshed, "associationId", "instance", "networkInterface", "privateDns", "privateIp"),
        .. Of(AwsTypes.Instance, Image, "ami"),
        .. Of(AwsTypes.Instance, Public, "associatePublicIpAddress"),
        .. Of(
            AwsTypes.Instance,
            NotInMoto,
            "capacityReservationSpecification",
            "maintenanceOptions",
            "privateDnsNameOptions"
        ),
        .. Of(AwsTypes.Instance, Credits, "creditSpecification.cpuCredits"),
        .. Of(AwsTypes.Instance, Version6, "primaryNetworkInterface"),
        .. Of(
            AwsTypes.Instance,
            Chosen,
            "primaryNetworkInterfaceId",
            "rootBlockDevice.kmsKeyId",
            "rootBlockDevice.volumeId"
        ),
        .. Of(AwsTypes.Instance, Address, "privateDns", "privateIp"),
        .. Of(AwsTypes.Instance, Storage, "rootBlockDevice.throughput"),
        .. Of(AwsTypes.Instance, NotAsked, "publicDns", "publicIp"),
        .. Of(AwsTypes.Instance, Hash, "userData"),
        .. Of(AwsTypes.NatGateway, Chosen, "associationId", "networkInterfaceId"),
        .. Of(AwsTypes.NatGateway, Outside, "privateIp"),
        .. Of(AwsTypes.NatGateway, Version6, "availabilityMode", "vpcId"),
        .. Of(AwsTypes.RouteTable, Refreshed, "routes"),
        .. Of(AwsTypes.SecurityGroup, Prefix, "namePrefix"),
        .. Of(AwsTypes.SecurityGroup, Refreshed, "egress", "ingress"),
        .. Of(AwsTypes.Subnet, Zone, "availabilityZoneId"),
        .. Of(AwsTypes.Vpc, Chosen, "defaultNetworkAclId", "defaultRouteTableId", "mainRouteTableId"),
        .. Of(AwsTypes.Vpc, Dhcp, "dhcpOptionsId"),
        .. Of(AwsTypes.VpcEndpoint, Names, "dnsEntries"),
        .. Of(AwsTypes.VpcEndpoint, NotInMoto, "dnsOptions", "ipAddressType", "serviceRegion"),
        .. Of(AwsTypes.VpcEndpoint, Chosen, "networkInterfaceIds"),
        .. Of(AwsTypes.VpcEndpoint, Outside, "subnetConfigurations.ipv4"),
        .. Of(AwsTypes.VpcEndpoint, PrefixList, "cidrBlocks", "prefixListId"),
        .. Of(AwsTypes.VpcEndpoint, NoAcceptance, "state"),
        .. Of(AwsTypes.VpcEndpointService, NotInMoto, "supportedRegions"),
        .. Of(AwsTypes.VpcEndpointService, NotGivenBack, "supportedIpAddressTypes"),
        .. Of(AwsTypes.InstanceProfile, Prefix, "namePrefix"),
        .. Of(AwsTypes.InstanceProfile, Time, "createDate"),
        .. Of(AwsTypes.InstanceProfile, IamId, "uniqueId"),
        .. Of(AwsTypes.Policy, Prefix, "namePrefix"),
        .. Of(AwsTypes.Policy, IamId, "policyId"),
        .. Of(AwsTypes.Role, Prefix, "namePrefix"),
        .. Of(AwsTypes.Role, Refreshed, "inlinePolicies", "managedPolicyArns"),
        .. Of(AwsTypes.Role, Time, "createDate"),
        .. Of(AwsTypes.Role, IamId, "uniqueId"),
        .. Of(AwsTypes.RolePolicy, Prefix, "namePrefix"),
        .. Of(AwsTypes.Listener, LikeApplication, "defaultActions.order", "sslPolicy"),
        .. Of(AwsTypes.LoadBalancer, Prefix, "namePrefix"),
        .. Of(AwsTypes.LoadBalancer, LikeApplication, "arnSuffix"),
        .. Of(AwsTypes.LoadBalancer, LoadBalancerName, "dnsName", "zoneId"),
        .. Of(AwsTypes.LoadBalancer, NotInMoto, "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
        .. Of(AwsTypes.TargetGroup, Prefix, "namePrefix"),
        .. Of(AwsTypes.TargetGroup, Chosen, "arnSuffix"),
        .. Of(AwsTypes.TargetGroup, Refreshed, "loadBalancerArns"),
        .. Of(
            AwsTypes.TargetGroup,
            LikeApplication,
            "healthCheck.matcher",
            "healthCheck.timeout",
            "loadBalancingAlgorithmType"
        ),
        .. Of(AwsTypes.TargetGroup, NotInMoto, "targetFailovers", "targetHealthStates"),
        .. Of(AwsTypes.DbInstance, RdsEndpoint, "address", "endpoint"),
        .. Of(
            AwsTypes.DbInstance,
            NotInMoto,
            "backupTarget",
            "databaseInsightsMode",
            "engineLifecycleSupport",
            "hostedZoneId",
            "networkType"
        ),
        .. Of(AwsTypes.DbInstance, RdsWindow, "backupWindow", "maintenanceWindow"),
        .. Of(AwsTypes.DbInstance, Ca, "caCertIdentifier"),
        .. Of(AwsTypes.DbInstance, Engine, "engineVersionActual"),
        .. Of(AwsTypes.DbInstance, Storage, "iops", "storageThroughput"),
        .. Of(AwsTypes.DbInstance, Chosen, "kmsKeyId", "masterUserSecrets.kmsKeyId", "masterUserSecrets.secretArn"),
        .. Of(AwsTypes.DbInstance, Time, "latestRestorableTime"),
        .. Of(AwsTypes.DbSubnetGroup, NotInMoto, "supportedNetworkTypes"),
        .. Of(AwsTypes.Bucket, Prefix, "bucketPrefix"),
        .. Of(AwsTypes.Bucket, Refreshed, "policy"),
        .. Of(AwsTypes.Bucket, Version6, "bucketNamespace"),
        .. Of(AwsTypes.Bucket, CanonicalUser, "grants.id"),
        .. Of(AwsTypes.Bucket, NotInMoto, "requestPayer", "serverSideEncryptionConfiguration"),
        .. Of(AwsTypes.Topic, Refreshed, "policy"),
        .. Of(AwsTypes.Queue, Refreshed, "policy", "redriveAllowPolicy"),
        .. Of(AwsTypes.SecurityGroupEgressRule, NotGivenBack, "description"),
        .. Of(AwsTypes.SecurityGroupIngressRule, NotGivenBack, "description"),
    ];

    private static readonly ILookup<string, ExplainedDifference> ByType = All.ToLookup(
        explained => explained.Type,
        StringComparer.Ordinal
    );

    /// <summary>Gives the explanation of a difference, or null when there is none.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="path">The output.</param>
    public static string? ReasonFor(string type, PropertyPath path) =>
        ByType[type].FirstOrDefault(explained => explained.Path.Covers(path))?.Reason;

    private static IEnumerable<ExplainedDifference> Of(string type, string reason, params string[] paths) =>
        paths.Select(path => new ExplainedDifference(type, PropertyPath.Parse(path), reason));
}
