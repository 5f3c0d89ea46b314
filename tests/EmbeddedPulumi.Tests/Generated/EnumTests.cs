using System.Reflection;
using Aws = Pulumi.Aws;

namespace EmbeddedPulumi.Tests.Generated;

public class EnumTests
{
    [Fact]
    public void Enum_AsText_IsItsValue()
    {
        Assert.Equal("t3.micro", Aws.Ec2.InstanceType.T3_Micro.ToString());
        Assert.Equal("t3.micro", (string)Aws.Ec2.InstanceType.T3_Micro);
        Assert.Equal("Deny", Aws.Iam.PolicyStatementEffect.DENY.ToString());
    }

    [Fact]
    public void Enum_Compared_IsEqualByValue()
    {
        var other = Aws.Rds.StorageType.GP3;

        Assert.True(Aws.Rds.StorageType.GP3 == other);
        Assert.True(Aws.Rds.StorageType.GP2 != other);
        Assert.Equal(Aws.Rds.StorageType.GP3.GetHashCode(), other.GetHashCode());
        Assert.False(other.Equals("gp3"));
        // Two names of one value, as the package has them.
        Assert.Equal(Aws.Rds.InstanceType.M4_10XLarge, Aws.Rds.InstanceType.M4_16XLarge);
    }

    [Fact]
    public void Enum_ToString_HasNoImplicitConversion()
    {
        var conversions = typeof(Aws.Ec2.Tenancy)
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name.StartsWith("op_", StringComparison.Ordinal))
            .Select(method => method.Name)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["op_Equality", "op_Explicit", "op_Inequality"], conversions);
    }
}
