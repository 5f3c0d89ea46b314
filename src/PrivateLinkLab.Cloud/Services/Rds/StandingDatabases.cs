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
        var stopped =
            PowerOf(request, identifier)?.Inputs.GetText("state") == DbInstanceStates.Stopped
            || IsStoppedByItself(node);
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

    /// <summary>The engine's version that the DB instance which is asked for runs now; null when it is new.</summary>
    public static string? VersionOf(ResourceRequest request) =>
        Former(request)?.Outputs.GetText("engineVersionActual") ?? GivenVersionOf(request);

    /// <summary>The same as it was asked for, or as the snapshot had it.</summary>
    public static string? GivenVersionOf(ResourceRequest request) => Former(request)?.Outputs.GetText("engineVersion");

    /// <summary>
    /// The status of the DB instance that is asked for: stopped where the stack last saw it so, and no resource of the
    /// stack has stopped it. Where one has, somebody starts it when that resource goes.
    /// </summary>
    public static string StatusOf(ResourceRequest request, string identifier) =>
        Former(request) is { } former && IsStoppedByItself(former) && PowerOf(request, identifier) is null
            ? DbInstanceStates.Stopped
            : DbInstanceStates.Available;

    private static bool IsStoppedByItself(ResourceNode database) =>
        database.Outputs.GetText("status") == DbInstanceStates.Stopped;

    private static ResourceNode? PowerOf(ResourceRequest request, string identifier) =>
        request
            .Cloud.Options.Before?.OfType(AwsTypes.DbInstanceState)
            .FirstOrDefault(state => state.Inputs.GetText("identifier") == identifier);

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
