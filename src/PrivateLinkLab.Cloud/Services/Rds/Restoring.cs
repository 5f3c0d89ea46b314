using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>
/// Restoring a DB instance from a snapshot: Amazon RDS API Reference, "RestoreDBInstanceFromDBSnapshot". The provider
/// then changes what the restored instance has otherwise, so that more storage is possible and less is not
/// ("ModifyDBInstance").
/// </summary>
internal static class Restoring
{
    /// <summary>The input that names the snapshot.</summary>
    public const string Snapshot = "snapshotIdentifier";

    private static readonly string[] FromSnapshot = ["allocatedStorage", "engine", "engineVersion", "storageType"];

    /// <summary>The request, with what it leaves to the snapshot.</summary>
    /// <exception cref="RequestRefusedException">There is no such snapshot, or it does not fit.</exception>
    public static ResourceRequest Completed(ResourceRequest request)
    {
        if (request.Inputs.Text(Snapshot) is not { } name || Find(request, name) is not { } snapshot)
        {
            // A DB instance that is there keeps the version that it was restored with.
            return !request.Inputs.Has("engineVersion") && StandingDatabases.GivenVersionOf(request) is { } version
                ? request.With(new InputBag(request.Inputs.Values.With("engineVersion", PropertyValue.Of(version))))
                : request;
        }

        var (wanted, engine) = (request.Inputs.Text("engine"), snapshot.Text("engine"));
        request.Require(
            wanted is null || engine is null || wanted == engine,
            "InvalidParameterCombination",
            $"engine '{wanted}' is not that of the DB snapshot '{name}', which is of {engine}."
        );
        request.Require(
            request.Inputs.Number("allocatedStorage") is not { } storage
                || snapshot.Number("allocatedStorage") is not { } least
                || storage >= least,
            "InvalidParameterCombination",
            $"allocatedStorage {request.Inputs.Integer("allocatedStorage")} GiB is less than "
                + $"the {snapshot.Integer("allocatedStorage")} GiB of the DB snapshot '{name}'. Storage cannot shrink."
        );
        var inputs = request.Inputs.Values;
        foreach (var key in FromSnapshot)
        {
            if (!request.Inputs.Has(key) && snapshot.Raw(key) is { } value)
            {
                inputs = inputs.With(key, value);
            }
        }

        return request.With(new InputBag(inputs));
    }

    /// <summary>The version of the engine that the request's snapshot has; null without one, or when it is not
    /// known.</summary>
    public static string? VersionOf(ResourceRequest request) =>
        request.Inputs.Text(Snapshot) is { } name ? Find(request, name)?.Text("engineVersion") : null;

    // Nothing is known of a snapshot but its name when it is not the stack's own; null for one that is not needed any
    // more.
    private static InputBag? Find(ResourceRequest request, string name)
    {
        if (StandingDatabases.IsRestored(request, name))
        {
            return null;
        }

        var arn = DbSnapshots.ArnOf(request, name);
        if (request.All<DbSnapshotRecord>().TryGetValue(arn, out var taken))
        {
            return taken.State;
        }

        return StandingDatabases.Snapshot(request, arn)?.State
            ?? (
                request.Cloud.Options.DatabaseSnapshots.Any(known => DbSnapshots.ArnOf(request, known) == arn)
                    ? InputBag.Empty
                    : throw request.Refuse(
                        "DBSnapshotNotFound",
                        $"the DB snapshot '{name}' does not exist in {request.Region}."
                    )
            );
    }
}
