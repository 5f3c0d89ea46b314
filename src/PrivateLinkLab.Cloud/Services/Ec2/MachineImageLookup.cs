using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// The newest image that filters match: EC2 API Reference, "DescribeImages". Which images there are is not simulated:
/// every search finds one, whose id follows from the region and from what is searched for.
/// </summary>
internal static class MachineImageLookup
{
    public static readonly FunctionKind Kind = new("aws:ec2/getAmi:getAmi", "EC2 AMI", Answer) { Elsewhere = [] };

    public static MapValue Answer(FunctionRequest request)
    {
        var inputs = request.Inputs;
        string Filter(string name, string otherwise) =>
            inputs
                .Bags("filters")
                .Where(filter => filter.Text("name") == name)
                .SelectMany(filter => filter.Texts("values"))
                .FirstOrDefault(otherwise);

        var pattern = Filter("name", inputs.Text("nameRegex") ?? "image");
        var id = Filter("image-id", "") is { Length: > 0 } given
            ? given
            : StableHash
                .Of(
                    "image search",
                    request.Region,
                    string.Join(',', inputs.Texts("owners")),
                    inputs.Text("nameRegex") ?? "",
                    (inputs.Raw("filters") ?? ListValue.Empty).ToString() ?? ""
                )
                .Ec2Id("ami");
        var isArm =
            pattern.Contains(MachineImages.Arm, StringComparison.Ordinal)
            || pattern.Contains("aarch64", StringComparison.Ordinal);
        var architecture = Filter("architecture", isArm ? MachineImages.Arm : MachineImages.Intel);
        request.All<MachineImageRecord>()[id] = new(architecture);
        var owner = inputs.Texts("owners").FirstOrDefault("amazon");
        var isAccount = owner.Length == 12 && owner.All(char.IsAsciiDigit);
        var name = pattern.Replace("*", "20250101", StringComparison.Ordinal).Replace('?', '0');
        return new StateBuilder(inputs)
            .Set("architecture", architecture)
            .Set("arn", $"arn:{request.Partition}:ec2:{request.Region}::image/{id}")
            .Set("blockDeviceMappings", ListValue.Empty)
            .Set("bootMode", "uefi-preferred")
            .Set("creationDate", "2025-01-01T00:00:00.000Z")
            .Set("deprecationTime", "2027-01-01T00:00:00.000Z")
            .Set("description", name)
            .Set("enaSupport", true)
            .Set("hypervisor", "xen")
            .Set("id", id)
            .Set("imageId", id)
            .Set("imageLocation", $"{owner}/{name}")
            .Set("imageOwnerAlias", isAccount || owner == "self" ? "" : owner)
            .Set("imageType", "machine")
            .Set("imdsSupport", "v2.0")
            .Set("name", name)
            .Set(
                "ownerId",
                isAccount ? owner
                    : owner == "self" ? request.AccountId
                    : "137112412989"
            )
            .Set("platformDetails", "Linux/UNIX")
            .Set("public", owner != "self")
            .Set("rootDeviceName", "/dev/xvda")
            .Set("rootDeviceType", "ebs")
            .Set("rootSnapshotId", StableHash.Of(id, "snapshot").Ec2Id("snap"))
            .Set("sriovNetSupport", "simple")
            .Set("state", "available")
            .Set("usageOperation", "RunInstances")
            .Set("virtualizationType", "hvm")
            .FilledFunction(Kind.Token, request.Region)
            .Build();
    }
}
