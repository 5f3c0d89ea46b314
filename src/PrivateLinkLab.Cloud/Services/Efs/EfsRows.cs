using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Efs;

/// <summary>
/// File systems, their mount targets and access points: Amazon EFS API Reference, "CreateFileSystem" and
/// "CreateMountTarget".
/// </summary>
internal static class EfsRows
{
    private const string FileSystemId = "fs-0{hex:16}";

    private static readonly Reference AFileSystem = new(
        "fileSystemId",
        "FileSystemNotFound",
        "a file system",
        AwsTypes.EfsFileSystem
    );

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.EfsFileSystem, "EFS File System")
        {
            Id = FileSystemId,
            Arn = "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}",
            Texts = [("ownerId", "{account}"), ("dnsName", $"{FileSystemId}.efs.{{region}}.{{suffix}}")],
            InvalidCode = "ValidationException",
            Choices =
            [
                ("performanceMode", ["generalPurpose", "maxIO"]),
                ("throughputMode", ["bursting", "elastic", "provisioned"]),
            ],
            Defaults = [("encrypted", false), ("performanceMode", "generalPurpose"), ("throughputMode", "bursting")],
            Complete = (request, state) => state.Default("creationToken", $"terraform-{request.Hash.Hex(26)}"),
            KeptBy = (diff, system) =>
                diff.Remaining(AwsTypes.EfsMountTarget)
                    .FirstOrDefault(target => target.Inputs.GetText("fileSystemId") == system.Id)
                    is { } target
                    ? new(
                        DeletionGuard.Contents,
                        $"FileSystemInUse: the file system has the mount target '{target.Name}', which remains. First "
                            + "delete it."
                    )
                    : null,
        },
        new(AwsTypes.EfsMountTarget, "EFS Mount Target")
        {
            Id = "fsmt-0{hex:16}",
            References =
            [
                AFileSystem,
                new("securityGroups", "SecurityGroupNotFound", "a security group", SecurityGroups.Types),
            ],
            Texts =
            [
                ("ownerId", "{account}"),
                ("dnsName", "{$fileSystemId}.efs.{region}.{suffix}"),
                ("fileSystemArn", "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{$fileSystemId}"),
                ("networkInterfaceId", "{ec2:eni}"),
            ],
            Check = request =>
            {
                var subnet = Subnets.Find(request, request.RequiredText("subnetId"));
                var key = $"{request.RequiredText("fileSystemId")}/{subnet.Zone}";
                if (request.Account.TakeName("mount target", key, request.Name) is { } taken)
                {
                    throw request.Refuse(
                        "MountTargetConflict",
                        $"the file system has a mount target in {subnet.Zone} already, by '{taken}'. It has one "
                            + "in each "
                            + "availability zone."
                    );
                }
            },
            Complete = (request, state) =>
            {
                var subnet = Subnets.Find(request, request.RequiredText("subnetId"));
                var item = request.Hash.Ec2Id("eni");
                var system = request.RequiredText("fileSystemId");
                state
                    .Set("availabilityZoneId", subnet.ZoneId)
                    .Set("availabilityZoneName", subnet.Zone)
                    .Set(
                        "ipAddress",
                        Subnets.TakeAddress(request, subnet, item, request.Inputs.Text("ipAddress"), "ipAddress")
                    )
                    .Set("mountTargetDnsName", $"{subnet.Zone}.{system}.efs.{request.Region}.amazonaws.com")
                    .Default("ipAddressType", "IPV4_ONLY")
                    .Default("securityGroups", StateBuilder.List([subnet.Vpc.DefaultSecurityGroupId]));
            },
        },
        new(AwsTypes.EfsAccessPoint, "EFS Access Point")
        {
            Id = "fsap-0{hex:16}",
            Arn = "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}",
            References = [AFileSystem],
            Texts =
            [
                ("ownerId", "{account}"),
                ("fileSystemArn", "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{$fileSystemId}"),
            ],
            Defaults = [("rootDirectory", StateBuilder.Map(("path", "/")))],
        },
    ];
}
