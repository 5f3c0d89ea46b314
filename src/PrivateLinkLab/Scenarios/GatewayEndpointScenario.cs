using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Storage;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>S3 from a subnet without the internet: a gateway endpoint is a route, and costs nothing.</summary>
public static class GatewayEndpointScenario
{
    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "gateway-endpoint",
        Summary =
            "A bastion host in a public subnet, and a private instance that lists S3 buckets through a gateway "
            + "endpoint.",
        Endpoints = AwsServices.SessionManager,
        FirstSubnet = 2,
        SubnetName = "privateSubnet",
        HasPublicSubnet = true,
        HasBastion = true,
        HasBucket = true,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var network = new PrivateNetwork(config);
        var bastion = new BastionHost(
            network.Named("BastionHost"),
            new BastionHostArgs
            {
                PublicEgress = network.PublicEgress!,
                Endpoints = network.Endpoints,
                Access = config.BastionAccess,
                InstanceType = config.InstanceType,
                Stopped = config.Parked,
                Tags = network.Tags,
            }
        );
        var bucket = network.CreateBucket();
        var hasSsh = bastion.KeyName is not null;
        var instance = new PrivateInstance(
            network.Named("PrivateInstance"),
            new PrivateInstanceArgs
            {
                Network = network.Vpc.Network,
                Endpoints = network.Endpoints,
                GatewayEndpoints = network.GatewayEndpoints,
                Bastion = hasSsh ? bastion : null,
                InstanceType = config.InstanceType,
                Stopped = config.Parked,
                Policies = new() { ["list-buckets"] = S3Bucket.ListBucketsPolicy, ["bucket"] = bucket.UsePolicy },
                RoleNameTag = "myIAMRole",
                Tags = network.Tags,
            }
        );

        var outputs = new Dictionary<string, object?>
        {
            ["vpcId"] = network.Vpc.VpcId,
            ["bastionInstanceId"] = bastion.InstanceId,
            ["privateInstanceId"] = instance.InstanceId,
            ["privateInstanceIp"] = instance.PrivateIp,
            ["bucketName"] = bucket.BucketName,
        };
        if (config.Parked)
        {
            return outputs;
        }

        outputs["bastionPublicIp"] = bastion.PublicIp;
        outputs["bastionSessionCommand"] = Output.Format($"aws ssm start-session --target {bastion.InstanceId}");
        outputs["listBucketsCommand"] = "aws s3 ls";
        outputs["listBucketCommand"] = Output.Format($"aws s3 ls s3://{bucket.BucketName}");
        outputs["digCommand"] = $"dig {AwsRegion.Of(config.Region).Host(AwsServices.S3)} +short";
        if (hasSsh)
        {
            outputs["sshCommand"] = bastion.SshCommand(instance.PrivateIp);
        }

        if (AwsServices.SessionManager.All(network.Endpoints.Has))
        {
            outputs["sessionCommand"] = Output.Format($"aws ssm start-session --target {instance.InstanceId}");
        }

        network.AddWarnings(outputs);
        return outputs;
    }
}
