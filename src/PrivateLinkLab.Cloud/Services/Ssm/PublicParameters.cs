using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Accounts;
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
    public static readonly FunctionKind Kind = new("aws:ssm/getParameter:getParameter", "SSM Parameter", Answer)
    {
        Elsewhere = [("value", "")],
    };

    private const string Folder = "/aws/service/ami-amazon-linux-latest/";

    private static readonly string[] Images =
    [
        .. from kind in (string[])["al2023-ami", "al2023-ami-minimal"]
        from kernel in (string[])["kernel-default", "kernel-6.1"]
        from architecture in (string[])[MachineImages.Arm, MachineImages.Intel]
        select $"{kind}-{kernel}-{architecture}",
    ];

    // Those of other images, by AWS's guides of each: whatever they end with is an image's id.
    private static readonly string[] OtherImages =
    [
        "/aws/service/ami-amazon-linux-latest/amzn2-ami-",
        "/aws/service/ami-windows-latest/",
        "/aws/service/bottlerocket/",
        "/aws/service/canonical/ubuntu/",
        "/aws/service/debian/release/",
        "/aws/service/ecs/optimized-ami/",
        "/aws/service/eks/optimized-ami/",
    ];

    private static readonly string[] Endings = ["image_id", "ami-id", "-gp2", "-ebs", "-Base", "arm64", "amd64"];

    public static MapValue Answer(FunctionRequest request)
    {
        var name = request.Inputs.Text("name") ?? throw request.Refuse("", "ValidationException", "name is required.");
        if (request.Account.Created.Find(AwsTypes.Parameter, request.Region, name) is { } own)
        {
            return Own(request, own);
        }

        if (!IsImage(name))
        {
            throw request.Refuse(
                name,
                "ParameterNotFound",
                $"the parameter does not exist; known are those of Amazon Linux 2023, such as {Folder}{Images[0]}."
            );
        }

        var image = StableHash.Of("image", request.Region, name).Ec2Id("ami");
        request.All<MachineImageRecord>()[image] = new(
            name.Contains(MachineImages.Arm, StringComparison.Ordinal)
            || name.Contains("aarch64", StringComparison.Ordinal)
                ? MachineImages.Arm
                : MachineImages.Intel
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

    private static bool IsImage(string name) =>
        (name.StartsWith(Folder, StringComparison.Ordinal) && Images.Contains(name[Folder.Length..]))
        || OtherImages.Any(folder =>
            name.StartsWith(folder, StringComparison.Ordinal)
            && Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal))
        );

    private static MapValue Own(FunctionRequest request, CreatedResource own)
    {
        var value = own.State.Find("value") ?? own.State.Find("insecureValue") ?? "";
        return new StateBuilder(request.Inputs)
            .Set("arn", own.Text("arn")!)
            .Set("id", own.Id)
            .Set("insecureValue", own.Text("type") == "SecureString" ? "" : value.Revealed)
            .Set("name", own.Id)
            .Set("type", own.Text("type")!)
            .Set("value", PropertyValue.Secret(value.Revealed ?? ""))
            .Set("version", 1)
            .Default("withDecryption", true)
            .FilledFunction(Kind.Token, request.Region)
            .Build();
    }
}
