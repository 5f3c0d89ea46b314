using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Answering;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>The DB instances and snapshots that the stack has from before the deployment.</summary>
/// <param name="before">The state before; null when there is none.</param>
internal sealed class StandingDatabases(ResourceGraph? before)
{
    /// <summary>The DB instance with this ARN, or null.</summary>
    public DbInstanceRecord? Instance(string arn)
    {
        if (Named(AwsTypes.DbInstance, "arn", arn) is not { } node || node.Outputs.GetText("identifier") is not { } identifier)
        {
            return null;
        }

        var stopped = before!.OfType(AwsTypes.DbInstanceState)
            .Any(state => state.Inputs.GetText("identifier") == identifier && state.Inputs.GetText("state") == DbInstanceStates.Stopped);
        var vpc = before.OfType(AwsTypes.DbSubnetGroup)
            .FirstOrDefault(group => group.Outputs.GetText("name") == node.Outputs.GetText("dbSubnetGroupName"))?.Outputs.GetText("vpcId");
        return new(identifier, new InputBag(RawValues.Of(node.Outputs)), vpc)
        {
            Status = stopped ? DbInstanceStates.Stopped : DbInstanceStates.Available,
        };
    }

    /// <summary>The snapshot with this ARN, or null: the resource that has it, and its properties.</summary>
    public (string Resource, InputBag State)? Snapshot(string arn) =>
        Named(AwsTypes.DbSnapshot, "dbSnapshotArn", arn) is { } node ? (node.Name, new InputBag(RawValues.Of(node.Outputs))) : null;

    /// <summary>Whether a DB instance was restored from this snapshot by an earlier deployment.</summary>
    public bool IsRestored(string resource, string snapshot) =>
        before?.Find(AwsTypes.DbInstance, resource)?.Inputs.GetText(Restoring.Snapshot) == snapshot;

    private ResourceNode? Named(string type, string property, string arn) =>
        before?.OfType(type).FirstOrDefault(node => node.Outputs.GetText(property) == arn);
}
