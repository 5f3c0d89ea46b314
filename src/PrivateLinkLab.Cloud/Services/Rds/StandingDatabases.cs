using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>The DB instances and snapshots that the stack has from before the deployment.</summary>
internal static class StandingDatabases
{
    /// <summary>The DB instance with this ARN, or null.</summary>
    public static DbInstanceRecord? Instance(ResourceRequest request, string arn)
    {
        if (
            Named(request, AwsTypes.DbInstance, "arn", arn) is not { } node
            || node.Outputs.GetText("identifier") is not { } identifier
        )
        {
            return null;
        }

        var before = request.Cloud.Options.Before!;
        var stopped = before
            .OfType(AwsTypes.DbInstanceState)
            .Any(state =>
                state.Inputs.GetText("identifier") == identifier
                && state.Inputs.GetText("state") == DbInstanceStates.Stopped
            );
        var vpc = before
            .OfType(AwsTypes.DbSubnetGroup)
            .FirstOrDefault(group => group.Outputs.GetText("name") == node.Outputs.GetText("dbSubnetGroupName"))
            ?.Outputs.GetText("vpcId");
        return new(identifier, StateOf(node), vpc)
        {
            Status = stopped ? DbInstanceStates.Stopped : DbInstanceStates.Available,
        };
    }

    /// <summary>The snapshot with this ARN, or null: the resource that has it, and its properties.</summary>
    public static (string Resource, InputBag State)? Snapshot(ResourceRequest request, string arn) =>
        Named(request, AwsTypes.DbSnapshot, "dbSnapshotArn", arn) is { } node ? (node.Name, StateOf(node)) : null;

    /// <summary>
    /// Whether the DB instance that is asked for was restored from this snapshot by an earlier deployment.
    /// </summary>
    public static bool IsRestored(ResourceRequest request, string snapshot) =>
        Former(request)?.Inputs.GetText(Restoring.Snapshot) == snapshot;

    // The resource itself; one that has moved below another parent has still its name.
    private static ResourceNode? Former(ResourceRequest request) =>
        request.Cloud.Options.Before is { } before
            ? before.Find(request.Urn) ?? before.Find(request.Urn.Type, request.Name)
            : null;

    private static ResourceNode? Named(ResourceRequest request, string type, string property, string arn) =>
        request.Cloud.Options.Before?.OfType(type).FirstOrDefault(node => node.Outputs.GetText(property) == arn);

    // What a state file does not tell, as the plaintext of a secret, is not there.
    private static InputBag StateOf(ResourceNode node) =>
        new(MapValue.Create(node.Outputs.Where(output => !output.Value.HasUnknowns)));
}
