using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// The nested options of an instance: metadata service, root volume, CPU credits (EC2 API Reference,
/// "InstanceMetadataOptionsRequest" and "EbsBlockDevice").
/// </summary>
internal static class InstanceOptions
{
    private static readonly string[] VolumeTypes = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"];

    private static readonly (string Key, string[] Accepted)[] MetadataChoices =
    [
        ("httpEndpoint", ["enabled", "disabled"]),
        ("httpProtocolIpv6", ["enabled", "disabled"]),
        ("httpTokens", ["required", "optional"]),
        ("instanceMetadataTags", ["enabled", "disabled"]),
    ];

    public static void Check(ResourceRequest request)
    {
        if (request.Inputs.Bag("metadataOptions") is { } metadata)
        {
            foreach (var (key, accepted) in MetadataChoices)
            {
                request.Require(
                    metadata.Text(key) is not { } value || accepted.Contains(value),
                    "InvalidParameterValue",
                    $"metadataOptions.{key} '{metadata.Text(key)}' is not accepted; use {Format.Choice(accepted)}."
                );
            }

            request.Require(
                (metadata.Number("httpPutResponseHopLimit") ?? 1) is >= 1 and <= 64,
                "InvalidParameterValue",
                $"metadataOptions.httpPutResponseHopLimit {metadata.Integer("httpPutResponseHopLimit")} is not "
                    + $"between 1 and 64."
            );
        }

        if (request.Inputs.Bag("rootBlockDevice") is { } volume)
        {
            var type = volume.Text("volumeType");
            request.Require(
                type is null || VolumeTypes.Contains(type),
                "InvalidParameterValue",
                $"rootBlockDevice.volumeType '{type}' is not accepted; use {Format.Choice(VolumeTypes)}."
            );
            request.Require(
                (volume.Number("volumeSize") ?? MachineImages.RootVolumeSize) >= MachineImages.RootVolumeSize,
                "InvalidBlockDeviceMapping",
                $"rootBlockDevice.volumeSize {volume.Integer("volumeSize")} GiB is smaller than the "
                    + $"image's {MachineImages.RootVolumeSize} GiB."
            );
        }
    }

    // The image, Amazon Linux 2023, asks for session tokens and two hops unless the launch says otherwise.
    public static MapValue MetadataOptions(ResourceRequest request) =>
        new StateBuilder(request.Inputs.Bag("metadataOptions") ?? InputBag.Empty)
            .Defaults(
                ("httpEndpoint", "enabled"),
                ("httpProtocolIpv6", "disabled"),
                ("httpPutResponseHopLimit", 2),
                ("httpTokens", "required"),
                ("instanceMetadataTags", "disabled")
            )
            .Build();

    public static MapValue RootBlockDevice(ResourceRequest request, string instanceId)
    {
        var given = request.Inputs.Bag("rootBlockDevice") ?? InputBag.Empty;
        var state = new StateBuilder(given)
            .Defaults(
                ("deleteOnTermination", true),
                ("deviceName", "/dev/xvda"),
                ("encrypted", false),
                ("kmsKeyId", given.Flag("encrypted") == true ? EbsKey(request) : ""),
                ("tags", MapValue.Empty),
                ("volumeSize", MachineImages.RootVolumeSize),
                ("volumeType", "gp3")
            )
            .Set("volumeId", StableHash.Of(instanceId, "root volume").Ec2Id("vol"))
            .TagsAll();
        if (given.Text("volumeType") is null or "gp3")
        {
            state.Defaults(("iops", 3000), ("throughput", 125));
        }

        return state.Build();
    }

    /// <summary>Burstable types of today's generations start with unlimited credits; other types have none.</summary>
    public static PropertyValue? CreditSpecification(ResourceRequest request, string instanceType) =>
        request.Inputs.Raw("creditSpecification")
        ?? instanceType.Split('.')[0] switch
        {
            "t3" or "t3a" or "t4g" => StateBuilder.Map(("cpuCredits", "unlimited")),
            "t2" => StateBuilder.Map(("cpuCredits", "standard")),
            _ => null,
        };

    // The account's own key for EBS, alias aws/ebs.
    private static string EbsKey(ResourceRequest request) =>
        request.Arn("kms", $"key/{StableHash.Of(request.AccountId, request.Region, "aws/ebs").Uuid()}");
}
