using System.Reflection;
using Pulumi;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace EmbeddedPulumi.Tests.Generated;

public class RequiredArgumentTests
{
    public static TheoryData<string, Action> MissingArguments =>
        new()
        {
            { "Pulumi.Aws.Ec2.SubnetArgs.VpcId", () => _ = new Aws.Ec2.Subnet("x", new()) },
            { "Pulumi.Aws.Ec2.SubnetArgs.VpcId", () => _ = new Aws.Ec2.Subnet("x", null!) },
            { "Pulumi.Aws.Ec2.VpcEndpointArgs.VpcId", () => _ = new Aws.Ec2.VpcEndpoint("x", new()) },
            { "Pulumi.Aws.Rds.SubnetGroupArgs._subnetIds", () => _ = new Aws.Rds.SubnetGroup("x", new()) },
            { "Pulumi.Aws.Iam.PolicyArgs.PolicyDocument", () => _ = new Aws.Iam.Policy("x", new()) },
            { "Pulumi.Random.RandomPasswordArgs.Length", () => _ = new Random.RandomPassword("x", new()) },
            {
                "Pulumi.Aws.Ec2.Inputs.SecurityGroupIngressArgs.FromPort",
                () =>
                    _ = new Aws.Ec2.SecurityGroup(
                        "x",
                        new()
                        {
                            Ingress = new Aws.Ec2.Inputs.SecurityGroupIngressArgs { Protocol = "tcp", ToPort = 1 },
                        }
                    )
            },
        };

    [Theory]
    [MemberData(nameof(MissingArguments))]
    public async Task RequiredArgument_Missing_FailsTheRunAndNamesIt(string member, Action program)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => MockedRun.OfAsync(program));

        Assert.Contains(
            $"[Input] {member} is required but was not given a value",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(typeof(Aws.Ec2.Vpc), true)]
    [InlineData(typeof(Aws.Ec2.Subnet), false)]
    [InlineData(typeof(Aws.Ec2.SecurityGroup), true)]
    [InlineData(typeof(Aws.Ec2.Instance), true)]
    [InlineData(typeof(Aws.Ec2.FlowLog), true)]
    [InlineData(typeof(Aws.Ec2.RouteTable), false)]
    [InlineData(typeof(Aws.Ec2.RouteTableAssociation), false)]
    [InlineData(typeof(Aws.Ec2.VpcEndpoint), false)]
    [InlineData(typeof(Aws.Iam.Role), false)]
    [InlineData(typeof(Aws.Iam.InstanceProfile), true)]
    [InlineData(typeof(Aws.Rds.Instance), false)]
    [InlineData(typeof(Aws.Sqs.Queue), true)]
    [InlineData(typeof(Aws.CloudWatch.LogGroup), true)]
    [InlineData(typeof(Random.RandomPassword), false)]
    [InlineData(typeof(Random.RandomId), false)]
    public void ArgumentsParameter_OfAResource_IsOptionalWhenNoArgumentIsRequired(Type resource, bool optional)
    {
        var parameters = Assert.Single(resource.GetConstructors()).GetParameters();

        Assert.Equal(["name", "args", "options"], parameters.Select(parameter => parameter.Name));
        Assert.Equal(optional, parameters[1].IsOptional);
        Assert.True(parameters[2].IsOptional);
        Assert.Equal(typeof(CustomResourceOptions), parameters[2].ParameterType);
    }

    [Theory]
    [InlineData(typeof(Aws.Ec2.InstanceArgs), "SecurityGroups", true)]
    [InlineData(typeof(Aws.Ec2.InstanceArgs), "NetworkInterfaces", true)]
    [InlineData(typeof(Aws.Ec2.InstanceState), "SecurityGroups", true)]
    [InlineData(typeof(Aws.Ec2.InstanceArgs), "VpcSecurityGroupIds", false)]
    [InlineData(typeof(Aws.Ec2.Instance), "SecurityGroups", false)]
    [InlineData(typeof(Aws.GetRegionArgs), "Name", false)]
    [InlineData(typeof(Random.RandomPasswordArgs), "Number", false)]
    public void DeprecatedMember_IsObsolete_OnlyWhenAList(Type type, string member, bool obsolete) =>
        Assert.Equal(obsolete, type.GetProperty(member)!.GetCustomAttribute<ObsoleteAttribute>() is not null);
}
