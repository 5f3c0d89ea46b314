using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>A database engine of RDS.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Port">The port it listens on unless told otherwise.</param>
/// <param name="License">Its licence model.</param>
/// <param name="UserLimit">How many characters the master user's name may have.</param>
/// <param name="PasswordLimit">How many characters the master password may have.</param>
/// <param name="Releases">Major version to the newest minor one that stands for it here; the last is the
/// default.</param>
internal sealed record Engine(
    string Name,
    int Port,
    string License,
    int UserLimit,
    int PasswordLimit,
    IReadOnlyList<(string Major, string Actual)> Releases
)
{
    public string Family(string major) => Name + major;

    /// <summary>The major version that a given version belongs to; null when the engine has none such.</summary>
    public string? MajorOf(string version) =>
        Releases
            .Select(release => release.Major)
            .FirstOrDefault(major => version == major || version.StartsWith(major + ".", StringComparison.Ordinal));

    /// <summary>The full version that runs when a version is asked for.</summary>
    public string ActualOf(string version) =>
        Releases.FirstOrDefault(release => release.Major == version).Actual ?? version;
}

/// <summary>
/// The engines that can be created (Amazon RDS User Guide, "DB engines" and "Settings for DB instances"). The minor
/// versions are examples: RDS moves them on.
/// </summary>
internal static class Engines
{
    private static readonly Engine[] All =
    [
        new(
            "mysql",
            3306,
            "general-public-license",
            16,
            41,
            [("5.7", "5.7.44"), ("9.7", "9.7.0"), ("8.0", "8.0.43"), ("8.4", "8.4.7")]
        ),
        new(
            "mariadb",
            3306,
            "general-public-license",
            16,
            41,
            [("10.6", "10.6.23"), ("10.11", "10.11.14"), ("11.8", "11.8.3"), ("11.4", "11.4.8")]
        ),
        new(
            "postgres",
            5432,
            "postgresql-license",
            63,
            128,
            [("13", "13.22"), ("14", "14.19"), ("15", "15.14"), ("16", "16.10"), ("18", "18.1"), ("17", "17.6")]
        ),
    ];

    public static Engine Required(ResourceRequest request)
    {
        var name = request.RequiredText("engine");
        return Array.Find(All, engine => engine.Name == name)
            ?? throw request.Refuse(
                "InvalidParameterValue",
                $"engine '{name}' is not simulated; use {Format.Choice([.. All.Select(engine => engine.Name)])}."
            );
    }

    /// <summary>The version asked for, or the default, with its major version.</summary>
    public static (string Version, string Major) Version(ResourceRequest request, Engine engine)
    {
        var version = request.Inputs.Text("engineVersion") ?? engine.Releases[^1].Major;
        return (
            version,
            engine.MajorOf(version)
                ?? throw request.Refuse(
                    "InvalidParameterCombination",
                    $"engineVersion '{version}' is not a version of {engine.Name}; "
                        + $"use {Format.Choice(Majors(engine))}, or a minor version of one."
                )
        );
    }

    public static void RequireFamily(ResourceRequest request, string family) =>
        request.Require(
            Array.Exists(All, engine => engine.Releases.Any(release => engine.Family(release.Major) == family)),
            "InvalidParameterValue",
            $"family '{family}' is not a parameter group family; "
                + $"use {Format.Choice([.. All.SelectMany(engine => Majors(engine).Select(engine.Family))])}."
        );

    private static string[] Majors(Engine engine) =>
        [
            .. engine
                .Releases.Select(release => release.Major)
                .OrderBy(major =>
                    System.Version.Parse(major.Contains('.', StringComparison.Ordinal) ? major : $"{major}.0")
                ),
        ];
}
