using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ssm;

/// <summary>
/// The public parameters that name the newest Amazon Linux 2023 images: Amazon Linux 2023 User Guide, "Launching AL2023
/// using the SSM parameter and AWS CLI". The image ids are the simulation's own, one for each parameter and region.
/// </summary>
internal static class PublicParameters
{
    public static readonly FunctionKind Kind = new("aws:ssm/getParameter:getParameter", "SSM Parameter", Answer);

    private const string Folder = "/aws/service/ami-amazon-linux-latest/";

    private static readonly string[] Images =
    [
        .. from kind in (string[])["al2023-ami", "al2023-ami-minimal"]
        from kernel in (string[])["kernel-default", "kernel-6.1"]
        from architecture in (string[])[MachineImages.Arm, MachineImages.Intel]
        select $"{kind}-{kernel}-{architecture}",
    ];

    public static MapValue Answer(FunctionRequest request)
    {
        var name = request.Inputs.Text("name") ?? throw request.Refuse("", "ValidationException", "name is required.");
        if (!name.StartsWith(Folder, StringComparison.Ordinal) || !Images.Contains(name[Folder.Length..]))
        {
            throw request.Refuse(
                name,
                "ParameterNotFound",
                $"the parameter does not exist; known are those of Amazon Linux 2023, such as {Folder}{Images[0]}."
            );
        }

        var image = StableHash.Of("image", request.Region, name).Ec2Id("ami");
        request.All<MachineImageRecord>()[image] = new(
            name.EndsWith(MachineImages.Arm, StringComparison.Ordinal) ? MachineImages.Arm : MachineImages.Intel
        );
        return StateBuilder.Map(
            ("arn", $"arn:{request.Partition}:ssm:{request.Region}::parameter{name}"),
            ("id", name),
            ("insecureValue", image),
            ("name", name),
            ("region", request.Region),
            ("type", "String"),
            ("value", image),
            ("version", 1),
            ("withDecryption", true)
        );
    }
}
