using System.Text.RegularExpressions;
using Pulumi;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The snapshots of a database: the one that stands in for it while it is away, and the last one.</summary>
internal static partial class DatabaseSnapshot
{
    /// <summary>
    /// Takes it. Pulumi creates before it deletes, so that it is there before the database goes; and it is retained, so
    /// that neither going back without it nor a destroy loses data.
    /// </summary>
    /// <param name="database">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="identifier">The database's identifier. No output: the database is not in the program any
    /// more.</param>
    /// <param name="tags">Tags beside Name.</param>
    /// <returns>The snapshot's name.</returns>
    public static Output<string?> Take(
        ComponentResource database,
        string name,
        string identifier,
        IReadOnlyDictionary<string, string> tags
    )
    {
        // It leaves the stack with the snapshot: the next one has another name, which the retained one cannot be in the
        // way of.
        var suffix = new Random.RandomId(
            $"{name}-snapshot-suffix",
            new Random.RandomIdArgs { ByteLength = 4, Keepers = { ["identifier"] = identifier } },
            new CustomResourceOptions { Parent = database }
        );
        var snapshot = new Aws.Rds.Snapshot(
            $"{name}-snapshot",
            new Aws.Rds.SnapshotArgs
            {
                DbInstanceIdentifier = identifier,
                DbSnapshotIdentifier = Output.Format($"{identifier}-parked-{suffix.Hex}"),
                Tags = ResourceTags.For($"{name}-snapshot", tags),
            },
            new CustomResourceOptions { Parent = database, RetainOnDelete = true }
        );
        return snapshot.DbSnapshotIdentifier.Apply(taken => (string?)taken);
    }

    /// <summary>
    /// Gives a name for the snapshot that is taken when the database is destroyed. It outlives the stack: a fixed name
    /// would make the second destroy fail.
    /// </summary>
    /// <param name="database">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="identifier">The database's identifier.</param>
    public static Output<string> FinalNameOf(ComponentResource database, string name, string identifier)
    {
        var suffix = new Random.RandomId(
            $"{name}-final-snapshot",
            new Random.RandomIdArgs { ByteLength = 4, Keepers = { ["identifier"] = identifier } },
            new CustomResourceOptions { Parent = database }
        );
        return Output.Format($"{identifier}-final-{suffix.Hex}");
    }

    /// <summary>Whether RDS takes a text as a snapshot's name (RDS API reference, CreateDBSnapshot).</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    [GeneratedRegex(@"^(?!.*--)[A-Za-z][A-Za-z0-9-]{0,254}(?<!-)\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
