using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>
/// Another version of the engine for a DB instance that is there or is restored: Amazon RDS User Guide, "Upgrading a DB
/// instance engine version". It goes up only; to another major version only when the request allows it.
/// </summary>
internal static class Upgrades
{
    private const string Allowed = "allowMajorVersionUpgrade";

    /// <summary>Refuses a version that RDS would not change to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="version">The version asked for, which may be a major one: RDS then takes the minor one that it
    /// prefers.</param>
    public static void Check(ResourceRequest request, Engine engine, string version)
    {
        var current = StandingDatabases.VersionOf(request) ?? Restoring.VersionOf(request);
        if (current is null || engine.MajorOf(current) is not { } from || engine.MajorOf(version) is not { } to)
        {
            return;
        }

        var isStanding = StandingDatabases.VersionOf(request) is not null;
        if (from == to)
        {
            // What is asked for in general terms is no change of a DB instance that is there.
            var target = engine.ActualOf(version);
            request.Require(
                isStanding || Compare(target, current) >= 0,
                "InvalidParameterCombination",
                $"Cannot upgrade {engine.Name} from {current} to {target}, which is what '{version}' stands for. Leave "
                    + "engineVersion out: a restored DB instance has the version of its snapshot."
            );
            return;
        }

        request.Require(
            Compare(to, from) > 0,
            "InvalidParameterCombination",
            $"Cannot upgrade {engine.Name} from {current} to {version}, which is older."
        );
        request.Require(
            request.Inputs.Flag(Allowed) == true,
            "InvalidParameterCombination",
            $"The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version, here "
                + $"from {current} to {version}. Set {Allowed} to true."
        );
    }

    private static int Compare(string one, string other) => Number(one).CompareTo(Number(other));

    private static Version Number(string text) =>
        Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0", out var number)
            ? number
            : new Version();
}
