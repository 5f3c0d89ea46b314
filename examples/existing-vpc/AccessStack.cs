using Pulumi;

namespace ExistingVpc;

/// <summary>
/// A way into a VPC that another team has made. Its configuration names the VPC and the subnets; what else has to be
/// known of them is looked up.
/// </summary>
public sealed class AccessStack : Stack
{
    public AccessStack()
    {
        var config = new Config();
        var access = new Access(
            "access",
            config.Require("vpcId"),
            [.. config.RequireObject<string[]>("subnetIds").Select(id => (Input<string>)id)]
        );

        SessionCommand = access.SessionCommand;
    }

    /// <summary>Opens a session on the jump server.</summary>
    [Output("sessionCommand")]
    public Output<string> SessionCommand { get; private set; }
}
