using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The arguments of an <see cref="RdsPostgreSql"/>.</summary>
public sealed class RdsPostgreSqlArgs : RdsInstanceArgs
{
    /// <summary>
    /// The master user and where its password comes from. Managed by RDS, user "postgres", when not set; RDS keeps
    /// "admin" for itself.
    /// </summary>
    public DatabaseCredentials Credentials { get; init; } = DatabaseCredentials.Managed("postgres");

    /// <summary>
    /// The major version of PostgreSQL: 14, 15, 16, 17 or 18. 17 when not set (RDS release notes, "Release calendars
    /// for Amazon RDS for PostgreSQL").
    /// </summary>
    [Input("engineVersion")]
    public string EngineVersion { get; init; } = "17";

    internal override string Version => EngineVersion;

    internal override DatabaseCredentials MasterUser => Credentials;
}

/// <summary>
/// A PostgreSQL database on RDS that only the named security groups can reach: in private subnets, not public,
/// encrypted at rest, TLS required of every client (RDS user guide, "Requiring an SSL connection to a PostgreSQL DB
/// instance").
/// </summary>
/// <inheritdoc cref="RdsInstance" path="/remarks"/>
public sealed class RdsPostgreSql : RdsInstance
{
    /// <summary>PostgreSQL's TCP port.</summary>
    public const int Port = 5432;

    private static readonly RdsEngine s_engine = new(
        nameof(RdsPostgreSql),
        "postgres",
        "PostgreSQL",
        Port,
        ["14", "15", "16", "17", "18"],
        "rds.force_ssl"
    )
    {
        ReservedUsers = ["admin"],
    };

    /// <summary>
    /// Creates the subnet group, the parameter group, the security group with its rules, and the database or its
    /// snapshot.
    /// </summary>
    /// <param name="name">The component's name, and the database's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public RdsPostgreSql(string name, RdsPostgreSqlArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.RdsPostgreSql, name, args, s_engine, options) { }
}
