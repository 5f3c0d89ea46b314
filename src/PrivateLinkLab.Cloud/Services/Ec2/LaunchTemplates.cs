using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Launch templates, and the instances that are launched by one: EC2 API Reference, "CreateLaunchTemplate".
/// </summary>
internal static class LaunchTemplates
{
    public static readonly TypeRow Row = new(AwsTypes.LaunchTemplate, "EC2 Launch Template")
    {
        Name = new(
            Form: @"[a-zA-Z0-9().\-/_]{3,128}",
            Accepted: "3 to 128 letters, digits and ( ) . - / _",
            Code: "InvalidLaunchTemplateName.MalformedException",
            Taken: "InvalidLaunchTemplateName.AlreadyExistsException"
        ),
        Id = "{ec2:lt}",
        Arn = "arn:{partition}:ec2:{region}:{account}:launch-template/{id}",
        Check = request =>
        {
            var image = request.Inputs.Text("imageId");
            request.Require(
                image is null
                    || MachineImages.IsImageId(image)
                    || image.StartsWith("resolve:ssm:", StringComparison.Ordinal),
                "InvalidAMIID.Malformed",
                $"imageId '{image}' is not an image id. Ids are ami- and 8 or 17 hexadecimal digits."
            );
            var type = request.Inputs.Text("instanceType");
            request.Require(
                type is null || MachineImages.IsInstanceType(type),
                "InvalidParameterValue",
                $"instanceType '{type}' is not an instance type such as t3.micro."
            );
            request.Require(
                request.Inputs.Texts("vpcSecurityGroupIds").Count == 0
                    || request.Inputs.Bags("networkInterfaces").Count == 0,
                "InvalidParameterCombination",
                "vpcSecurityGroupIds and networkInterfaces exclude each other. Give the groups to the interface."
            );
        },
        References =
        [
            new("vpcSecurityGroupIds", "InvalidGroup.NotFound", "a security group", SecurityGroups.Types),
            new("networkInterfaces.securityGroups", "InvalidGroup.NotFound", "a security group", SecurityGroups.Types),
        ],
        Complete = (_, state) => state.Set("latestVersion", 1).Default("defaultVersion", 1).Default("namePrefix", ""),
    };

    // What an instance takes of its template, by the names that the template has for it.
    private static readonly (string Instance, string Template)[] Inherited =
    [
        ("ami", "imageId"),
        ("instanceType", "instanceType"),
        ("keyName", "keyName"),
        ("vpcSecurityGroupIds", "vpcSecurityGroupIds"),
        ("ebsOptimized", "ebsOptimized"),
        ("metadataOptions", "metadataOptions"),
    ];

    /// <summary>A request for an instance, completed by the launch template that it names.</summary>
    public static ResourceRequest Completed(ResourceRequest request)
    {
        if (request.Inputs.Bag("launchTemplate") is not { } given)
        {
            return request;
        }

        var template = Required(request, given);
        var inputs = request.Inputs.Values;
        var completed = MapValue.Create([
            .. inputs,
            .. Inherited
                .Where(pair => inputs.Find(pair.Instance) is null or NullValue)
                .Select(pair => (pair.Instance, Value: template.State.Find(pair.Template)))
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Instance, pair.Value!)),
        ]);
        return request.With(new InputBag(completed));
    }

    /// <summary>The template that a block with id or name stands for.</summary>
    public static Accounts.CreatedResource Required(ResourceRequest request, InputBag block)
    {
        var key = block.Text("id")
            ?? block.Text("launchTemplateId")
            ?? block.Text("name")
            ?? block.Text("launchTemplateName");
        request.Require(
            key is not null,
            "MissingParameter",
            "launchTemplate needs the id or the name of a launch template."
        );
        return request.Account.Created.Find(AwsTypes.LaunchTemplate, request.Region, key)
            ?? throw request.Refuse(
                "InvalidLaunchTemplateId.NotFound",
                $"the launch template '{key}' does not exist in {request.Region}."
            );
    }
}
