using System.Reflection;
using Pulumi;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace EmbeddedPulumi.Tests.Generated;

public class TypeTokenTests
{
    [Theory]
    [InlineData(typeof(Aws.CloudWatch.LogGroup), "aws:cloudwatch/logGroup:LogGroup")]
    [InlineData(typeof(Aws.Ec2.DefaultSecurityGroup), "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")]
    [InlineData(typeof(Aws.Ec2.FlowLog), "aws:ec2/flowLog:FlowLog")]
    [InlineData(typeof(Aws.Ec2.Instance), "aws:ec2/instance:Instance")]
    [InlineData(typeof(Aws.Ec2.RouteTable), "aws:ec2/routeTable:RouteTable")]
    [InlineData(typeof(Aws.Ec2.RouteTableAssociation), "aws:ec2/routeTableAssociation:RouteTableAssociation")]
    [InlineData(typeof(Aws.Ec2.SecurityGroup), "aws:ec2/securityGroup:SecurityGroup")]
    [InlineData(typeof(Aws.Ec2.Subnet), "aws:ec2/subnet:Subnet")]
    [InlineData(typeof(Aws.Ec2.Vpc), "aws:ec2/vpc:Vpc")]
    [InlineData(typeof(Aws.Ec2.VpcEndpoint), "aws:ec2/vpcEndpoint:VpcEndpoint")]
    [InlineData(typeof(Aws.Iam.InstanceProfile), "aws:iam/instanceProfile:InstanceProfile")]
    [InlineData(typeof(Aws.Iam.Policy), "aws:iam/policy:Policy")]
    [InlineData(typeof(Aws.Iam.Role), "aws:iam/role:Role")]
    [InlineData(typeof(Aws.Iam.RolePolicy), "aws:iam/rolePolicy:RolePolicy")]
    [InlineData(typeof(Aws.Rds.Instance), "aws:rds/instance:Instance")]
    [InlineData(typeof(Aws.Rds.ParameterGroup), "aws:rds/parameterGroup:ParameterGroup")]
    [InlineData(typeof(Aws.Rds.SubnetGroup), "aws:rds/subnetGroup:SubnetGroup")]
    [InlineData(typeof(Aws.Sqs.Queue), "aws:sqs/queue:Queue")]
    [InlineData(typeof(Aws.Sqs.QueuePolicy), "aws:sqs/queuePolicy:QueuePolicy")]
    [InlineData(typeof(Aws.Sqs.RedriveAllowPolicy), "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy")]
    [InlineData(typeof(Aws.Vpc.SecurityGroupEgressRule), "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")]
    [InlineData(typeof(Aws.Vpc.SecurityGroupIngressRule), "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")]
    [InlineData(typeof(Random.RandomId), "random:index/randomId:RandomId")]
    [InlineData(typeof(Random.RandomPassword), "random:index/randomPassword:RandomPassword")]
    public void Resource_OfThePackage_HasItsTypeToken(Type resource, string token)
    {
        var attribute = resource.GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.Equal(token, attribute.Type);
    }
}
