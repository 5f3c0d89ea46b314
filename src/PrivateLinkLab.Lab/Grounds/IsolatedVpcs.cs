using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Isolation;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>Stops a deployment in which a VPC that says it is isolated has a way out.</summary>
internal static class IsolatedVpcs
{
    /// <summary>Checks what would be built.</summary>
    /// <exception cref="LabFailure">There is a way out; the message has a line for each.</exception>
    public static void Check(ResourceGraph graph)
    {
        var findings = IsolationCheck.FindWaysOut(graph);
        if (findings.Count > 0)
        {
            throw LabFailure.NotCarriedOut(string.Join('\n', findings.Select(finding => finding.Message)));
        }
    }
}
