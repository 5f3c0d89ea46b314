using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Cli.Tests;

/// <summary>States as an <c>up</c> on the emulator leaves them, without an emulator.</summary>
internal static class EmulatedState
{
    /// <summary>Turns the state of a project into one on an emulator.</summary>
    /// <param name="project">The project, which has a state on the simulated cloud.</param>
    /// <param name="change">What else the emulator answers otherwise.</param>
    public static void Put(LabProject project, Func<ResourceNode, ResourceNode>? change = null)
    {
        var state = DeploymentReader.ReadFile(project.StatePath);
        var nodes = state
            .Resources.Select(node =>
                node.Type == "pulumi:providers:aws"
                    ? node with
                    {
                        Inputs = node.Inputs.With("endpoints", """[{"ec2":"http://127.0.0.1:9"}]"""),
                    }
                    : node
            )
            .Select(change ?? (node => node));
        File.WriteAllBytes(
            project.StatePath,
            DeploymentWriter.Write(ResourceGraph.Create(state.Project, state.Stack, nodes)).ToArray()
        );
    }
}
