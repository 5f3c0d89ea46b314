using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>A DB snapshot that this deployment takes, with its properties.</summary>
internal sealed record DbSnapshotRecord(InputBag State);

/// <summary>
/// DB snapshots that a program takes: Amazon RDS API Reference, "CreateDBSnapshot". One that the stack has already is
/// not taken again, whatever has become of its DB instance.
/// </summary>
internal static class DbSnapshots
{
    public static readonly ResourceKind Kind = new(AwsTypes.DbSnapshot, "RDS DB Snapshot", Create);

    // What a snapshot keeps of its instance, by Pulumi's names for the two.
    private static readonly (string OfSnapshot, string OfInstance)[] Kept =
    [
        ("allocatedStorage", "allocatedStorage"),
        ("availabilityZone", "availabilityZone"),
        ("encrypted", "storageEncrypted"),
        ("engine", "engine"),
        ("engineVersion", "engineVersionActual"),
        ("iops", "iops"),
        ("kmsKeyId", "kmsKeyId"),
        ("licenseModel", "licenseModel"),
        ("optionGroupName", "optionGroupName"),
        ("port", "port"),
        ("storageType", "storageType"),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var source = request.RequiredText("dbInstanceIdentifier");
        var identifier = request.RequiredText("dbSnapshotIdentifier");
        request.Require(
            DbInstanceRules.IsSnapshotName(identifier),
            "InvalidParameterValue",
            $"dbSnapshotIdentifier '{identifier}' is not 1 to 255 letters, digits and single hyphens that begin with "
                + $"a letter and do not end with a hyphen."
        );
        var arn = ArnOf(request, identifier);
        var standing = StandingDatabases.Snapshot(request, arn);
        var isOwn =
            standing is { } own && own.Resource == request.Name && own.State.Text("dbInstanceIdentifier") == source;
        RequireFreeName(request, identifier, isOwn ? null : standing?.Resource);
        var state = isOwn ? Again(request, standing!.Value.State) : Taken(request, source);
        var snapshot = state
            .Set("dbSnapshotArn", arn)
            .Set("snapshotType", "manual")
            .Set("sourceDbSnapshotIdentifier", "")
            .Set("sourceRegion", "")
            .Set("status", "available")
            .TagsAll()
            .Build();
        request.All<DbSnapshotRecord>().Add(arn, new DbSnapshotRecord(new InputBag(snapshot)));
        return new Answer(identifier, snapshot);
    }

    /// <summary>The ARN of a snapshot that is given by its name, or by its ARN.</summary>
    public static string ArnOf(ResourceRequest request, string snapshot) =>
        snapshot.StartsWith("arn:", StringComparison.Ordinal) ? snapshot : request.Arn("rds", $"snapshot:{snapshot}");

    private static void RequireFreeName(ResourceRequest request, string identifier, string? other)
    {
        var owner =
            other is not null ? $", by '{other}'"
            : request.Cloud.Options.DatabaseSnapshots.Contains(identifier) ? ""
            : request.Account.TakeName("db snapshot", $"{request.Region}/{identifier}", request.Name) is { } taken
                ? $", by '{taken}'"
            : null;
        request.Require(
            owner is null,
            "DBSnapshotAlreadyExists",
            $"the DB snapshot '{identifier}' exists already{owner}."
        );
    }

    private static StateBuilder Taken(ResourceRequest request, string source)
    {
        var instance = DbInstances.Find(request, source)
            ?? StandingDatabases.Instance(request, request.Arn("rds", $"db:{source}"));
        request.Require(
            instance is not null,
            "DBInstanceNotFound",
            $"the DB instance '{source}' does not exist in {request.Region}."
        );
        request.Require(
            instance.Status == DbInstanceStates.Available,
            "InvalidDBInstanceState",
            $"the DB instance '{source}' is {instance.Status}, and a snapshot is taken of an available one. Start it "
                + $"first."
        );
        return Keeping(request, instance.Vpc is { } vpc ? PropertyValue.Of(vpc) : null, kept =>
            instance.State.Raw(kept.OfInstance)
        );
    }

    private static StateBuilder Again(ResourceRequest request, InputBag before) =>
        Keeping(request, before.Raw("vpcId"), kept => before.Raw(kept.OfSnapshot));

    private static StateBuilder Keeping(
        ResourceRequest request,
        PropertyValue? vpc,
        Func<(string OfSnapshot, string OfInstance), PropertyValue?> valueOf
    )
    {
        var state = request.NewRegionalState().Set("vpcId", vpc);
        foreach (var kept in Kept)
        {
            state.Set(kept.OfSnapshot, valueOf(kept));
        }

        return state;
    }
}
