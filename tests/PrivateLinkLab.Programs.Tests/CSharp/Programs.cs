using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs.CSharp;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Programs.Tests.CSharp;

/// <summary>Runs small programs and gives their graphs.</summary>
internal static class Programs
{
    public static async Task<ResourceGraph> GraphAsync(Action program, SimulatedDeploymentOptions? options = null) =>
        await GraphAsync(
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            },
            options
        );

    public static async Task<ResourceGraph> GraphAsync(
        Func<IDictionary<string, object?>> program,
        SimulatedDeploymentOptions? options = null
    ) => (await SimulatedDeployment.RunAsync(program, options)).Graph;

    public static ResourceNode Node(this ResourceGraph graph, string name) =>
        Assert.Single(graph.Resources, node => node.Name == name);

    public static IEnumerable<string> Names(this IEnumerable<ResourceUrn> urns) => urns.Select(urn => urn.Name);

    public static Aws.Ec2.Vpc Vpc(string name = "vpc", CustomResourceOptions? options = null) =>
        new(
            name,
            new Aws.Ec2.VpcArgs
            {
                CidrBlock = "10.0.0.0/16",
                EnableDnsSupport = true,
                EnableDnsHostnames = true,
            },
            options
        );

    public static Aws.Ec2.Subnet Subnet(
        string name,
        Input<string> vpcId,
        string block = "10.0.1.0/24",
        CustomResourceOptions? options = null
    ) =>
        new(
            name,
            new Aws.Ec2.SubnetArgs
            {
                VpcId = vpcId,
                CidrBlock = block,
                AvailabilityZone = "us-east-1a",
            },
            options
        );
}

/// <summary>Arguments of every kind that a component may have.</summary>
public sealed class NetworkArgs : ResourceArgs
{
    [Input("secretNote")]
    private Input<string>? _secretNote;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("block", required: true)]
    public required string Block { get; init; }

    [Input("peerId")]
    public Input<string>? PeerId { get; init; }

    [Input("parts")]
    public InputList<NetworkPartArgs>? Parts { get; init; }

    [Input("choice")]
    public InputUnion<string, NetworkPartArgs>? Choice { get; init; }

    [Input("document", json: true)]
    public Input<NetworkPartArgs>? Document { get; init; }

    public Input<string>? SecretNote
    {
        get => _secretNote;
        set => _secretNote = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}

public sealed class NetworkPartArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; init; }

    [Input("owner")]
    public object? Owner { get; init; }
}

/// <summary>A component with two children, one of them inside another component.</summary>
public sealed class Network : ComponentResource
{
    public Network(string name, NetworkArgs args, ComponentResourceOptions? options = null)
        : base("test:network:Network", name, args, options)
    {
        var vpc = new Aws.Ec2.Vpc(
            $"{name}-vpc",
            new Aws.Ec2.VpcArgs { CidrBlock = args.Block },
            new CustomResourceOptions { Parent = this }
        );
        _ = new Inner($"{name}-inner", vpc.Id, new ComponentResourceOptions { Parent = this });
        VpcId = vpc.Id;
        Note = args.SecretNote?.ToOutput() ?? Output.Create("");
        RegisterOutputs();
    }

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    [Output("note")]
    public Output<string> Note { get; private set; }

    private sealed class Inner : ComponentResource
    {
        public Inner(string name, Output<string> vpcId, ComponentResourceOptions options)
            : base("test:network:Inner", name, options)
        {
            _ = Programs.Subnet($"{name}-subnet", vpcId, options: new CustomResourceOptions { Parent = this });
            RegisterOutputs(new Dictionary<string, object?> { ["ids"] = ImmutableArray.Create("a", "b") });
        }
    }
}
