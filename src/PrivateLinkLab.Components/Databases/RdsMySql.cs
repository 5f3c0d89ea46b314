using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Databases;

/// <summary>The arguments of an <see cref="RdsMySql"/>.</summary>
public sealed class RdsMySqlArgs : RdsInstanceArgs
{
    /// <summary>
    /// The master user and where its password comes from. Managed by RDS, user "admin", when not set.
    /// </summary>
    public DatabaseCredentials Credentials { get; init; } = DatabaseCredentials.Managed("admin");

    /// <summary>
    /// The MySQL version, major and minor: 8.0 or 8.4. 8.4 when not set. 8.0 costs RDS Extended Support from August
    /// 2026 on (RDS user guide, "Supported MySQL major versions on Amazon RDS").
    /// </summary>
    [Input("engineVersion")]
    public string EngineVersion { get; init; } = "8.4";

    internal override string Version => EngineVersion;

    internal override DatabaseCredentials MasterUser => Credentials;
}

/// <summary>
/// A MySQL database on RDS that only the named security groups can reach: in private subnets, not public, encrypted at
/// rest, TLS required of every client (RDS user guide, "Requiring SSL/TLS for all connections to a MySQL DB instance").
/// </summary>
/// <inheritdoc cref="RdsInstance" path="/remarks"/>
public sealed class RdsMySql : RdsInstance
{
    /// <summary>MySQL's TCP port.</summary>
    public const int Port = 3306;

    private static readonly RdsEngine s_engine = new(
        nameof(RdsMySql),
        "mysql",
        "MySQL",
        Port,
        ["8.0", "8.4"],
        "require_secure_transport"
    );

    /// <summary>
    /// Creates the subnet group, the parameter group, the security group with its rules, and the database or its
    /// snapshot.
    /// </summary>
    /// <param name="name">The component's name, and the database's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public RdsMySql(string name, RdsMySqlArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.RdsMySql, name, args, s_engine, options) { }
}
