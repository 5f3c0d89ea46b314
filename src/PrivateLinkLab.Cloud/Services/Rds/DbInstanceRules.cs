using System.Text.RegularExpressions;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Rds;

/// <summary>
/// What RDS checks before it creates an instance: Amazon RDS User Guide, "Settings for DB instances" and "Amazon RDS DB
/// instance storage"; Amazon RDS API Reference, "CreateDBInstance". No refusal repeats a password. A restored instance
/// has its snapshot's user and password (Amazon RDS User Guide, "Restoring to a DB instance").
/// </summary>
internal static partial class DbInstanceRules
{
    private const int PasswordMinimum = 8;

    private static readonly string[] StorageTypes = ["standard", "gp2", "gp3", "io1", "io2"];
    private static readonly string[] NetworkTypes = ["IPV4", "DUAL"];
    private static readonly int[] MonitoringIntervals = [0, 1, 5, 10, 15, 30, 60];

    public static string Identifier(ResourceRequest request)
    {
        var identifier = request.PhysicalName("identifier");
        request.Require(
            IdentifierForm().IsMatch(identifier),
            "InvalidParameterValue",
            $"identifier '{identifier}' is not 1 to 63 lower-case letters, digits and single hyphens that begin with "
                + $"a letter and do not end with a hyphen."
        );
        return identifier;
    }

    public static void CheckSizes(ResourceRequest request, Engine engine)
    {
        var instanceClass = request.RequiredText("instanceClass");
        request.Require(
            ClassForm().IsMatch(instanceClass),
            "InvalidParameterValue",
            $"instanceClass '{instanceClass}' is not a DB instance class such as db.t3.micro."
        );
        request.RequireOneOf("storageType", StorageTypes);
        var type = request.Inputs.Text("storageType") ?? "gp2";
        var (least, most) = type switch
        {
            "io1" or "io2" => (100, 65536),
            "standard" => (5, 3072),
            _ => (20, 65536),
        };
        if (request.Inputs.Number("allocatedStorage") is not { } storage)
        {
            throw request.Refuse(
                "MissingParameter",
                $"allocatedStorage is required: {least} to {most} GiB for {type}."
            );
        }

        request.Require(
            storage >= least && storage <= most,
            "InvalidParameterValue",
            $"allocatedStorage {Format.Number(storage)} GiB is not between {least} and {most}, as {engine.Name} "
                + $"with {type} storage needs."
        );
        request.Require(
            request.Inputs.Number("maxAllocatedStorage") is not { } maximum || maximum == 0 || maximum > storage,
            "InvalidParameterCombination",
            $"maxAllocatedStorage {request.Inputs.Integer("maxAllocatedStorage")} GiB is not above "
                + $"allocatedStorage {Format.Number(storage)} GiB."
        );
        request.RequireRange("port", 1150, 65535);
        request.RequireRange("backupRetentionPeriod", 0, 35, unit: " days");
        var database = request.Inputs.Text("dbName");
        request.Require(
            database is null || DatabaseName().IsMatch(database),
            "InvalidParameterValue",
            $"dbName '{database}' is not 1 to 64 letters, digits and underscores that begin with a letter."
        );
    }

    public static void CheckCredentials(ResourceRequest request, Engine engine)
    {
        var isRestored = request.Inputs.Text(Restoring.Snapshot) is not null;
        var user = request.Inputs.Text("username") ?? (isRestored ? "admin" : request.RequiredText("username"));
        request.Require(
            UserForm().IsMatch(user) && user.Length <= engine.UserLimit,
            "InvalidParameterValue",
            $"username '{user}' is not 1 to {engine.UserLimit} letters, digits and underscores that begin with a "
                + $"letter, as {engine.Name} needs."
        );
        request.Require(
            user is not "rdsadmin",
            "InvalidParameterValue",
            $"username '{user}' is a reserved word. Choose another."
        );
        var password = request.Inputs.Text("password") ?? request.Inputs.Text("passwordWo");
        var managed = request.Inputs.Flag("manageMasterUserPassword") == true;
        request.Require(
            !managed || password is null,
            "InvalidParameterCombination",
            "manageMasterUserPassword and password exclude each other. Give one of the two."
        );
        request.Require(
            managed || password is not null || isRestored,
            "MissingParameter",
            "password is required unless manageMasterUserPassword is true."
        );
        if (password is not null)
        {
            request.Require(
                password.Length >= PasswordMinimum && password.Length <= engine.PasswordLimit,
                "InvalidParameterValue",
                $"the password has {password.Length} characters; {engine.Name} accepts {PasswordMinimum} "
                    + $"to {engine.PasswordLimit}."
            );
            request.Require(
                password.All(character => character is > ' ' and <= '~' and not ('/' or '@' or '"')),
                "InvalidParameterValue",
                "the password has a character that is not accepted; use printable ASCII other than / @ \" and space."
            );
        }
    }

    // The provider asks for the pair when it deletes the instance, which is too late to find out.
    public static void CheckDeletion(ResourceRequest request)
    {
        var snapshot = request.Inputs.Text("finalSnapshotIdentifier");
        request.Require(
            request.Inputs.Flag("skipFinalSnapshot") == true || snapshot is not null,
            "InvalidParameterCombination",
            "finalSnapshotIdentifier is required unless skipFinalSnapshot is true."
        );
        request.Require(
            snapshot is null || IsSnapshotName(snapshot),
            "InvalidParameterValue",
            $"finalSnapshotIdentifier '{snapshot}' is not 1 to 255 letters, digits and single hyphens that begin with "
                + $"a letter and do not end with a hyphen."
        );
    }

    // RDS for MySQL has dual stack in all versions (Amazon RDS User Guide, "Supported Regions and DB engines for
    // dual-stack mode").
    public static void CheckNetworkType(ResourceRequest request, SubnetGroupRecord group)
    {
        request.RequireOneOf("networkType", NetworkTypes);
        request.Require(
            request.Inputs.Text("networkType") != "DUAL" || group.HasIpv6,
            "NetworkTypeNotSupported",
            $"networkType DUAL needs an IPv6 block in every subnet of the DB subnet group '{group.Name}'. Give them "
                + $"one, or use IPV4."
        );
    }

    public static void CheckSwitches(ResourceRequest request)
    {
        var interval = request.Inputs.Integer("monitoringInterval") ?? 0;
        request.Require(
            MonitoringIntervals.Contains(interval),
            "InvalidParameterValue",
            $"monitoringInterval {interval} is not accepted; "
                + $"use {Format.Choice([.. MonitoringIntervals.Select(value => Format.Number(value))])} seconds."
        );
        request.Require(
            interval == 0 || request.Inputs.Text("monitoringRoleArn") is not null,
            "InvalidParameterCombination",
            $"monitoringInterval {interval} needs monitoringRoleArn."
        );
        request.Require(
            request.Inputs.Text("kmsKeyId") is null || request.Inputs.Flag("storageEncrypted") == true,
            "InvalidParameterCombination",
            "kmsKeyId needs storageEncrypted to be true."
        );
    }

    [GeneratedRegex("^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex IdentifierForm();

    public static bool IsSnapshotName(string name) => SnapshotForm().IsMatch(name);

    [GeneratedRegex("^(?=.{1,255}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex SnapshotForm();

    [GeneratedRegex("^db\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+$")]
    private static partial Regex ClassForm();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex UserForm();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,63}$")]
    private static partial Regex DatabaseName();
}
