using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ExistingVpc;

/// <summary>The endpoints of Session Manager and a jump server, in a VPC that is there already.</summary>
public sealed class Access : ComponentResource
{
    /// <summary>Looks the VPC up, and makes what leads into it.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="subnetIds">Its private subnets: how many there are has to be known in a preview.</param>
    /// <param name="options">Pulumi's options.</param>
    public Access(
        string name,
        Input<string> vpcId,
        IReadOnlyList<Input<string>> subnetIds,
        ComponentResourceOptions? options = null
    )
        : base("example:network:Access", name, options)
    {
        var network = Network(name, vpcId, subnetIds);
        var endpoints = new InterfaceEndpointSet(
            $"{name}-endpoints",
            new() { Network = network, Services = AwsServices.SessionManager },
            new() { Parent = this }
        );
        var jump = new JumpServer(
            $"{name}-jump",
            new() { Network = network, Endpoints = endpoints },
            new() { Parent = this }
        );
        SecurityGroupId = jump.SecurityGroupId;
        SessionCommand = Output.Format($"aws ssm start-session --target {jump.InstanceId}");
        RegisterOutputs();
    }

    /// <summary>The jump server's security group, for the rules of what is reached from it.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>Opens a session on the jump server.</summary>
    [Output("sessionCommand")]
    public Output<string> SessionCommand { get; private set; }

    private VpcNetwork Network(
        string name,
        Input<string> vpcId,
        IReadOnlyList<Input<string>> subnetIds
    )
    {
        var options = new InvokeOptions { Parent = this };
        var vpc = Aws.Ec2.GetVpc.Invoke(new() { Id = vpcId }, options);
        return new()
        {
            VpcId = vpcId,
            CidrBlock = vpc.Apply(known => known.CidrBlock),
            Subnets =
            [
                .. subnetIds.Select(
                    (id, index) =>
                    {
                        var subnet = Aws.Ec2.GetSubnet.Invoke(new() { Id = id }, options);
                        return new PrivateSubnet
                        {
                            Name = $"{name}-{index}",
                            Id = id,
                            CidrBlock = subnet.Apply(known => known.CidrBlock),
                            AvailabilityZone = subnet.Apply(known => known.AvailabilityZone),
                        };
                    }
                ),
            ],
        };
    }
}
