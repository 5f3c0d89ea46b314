using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components;

/// <summary>The account, partition and region of a component's provider, known when the program runs.</summary>
internal sealed class AwsAccount
{
    private AwsAccount(Output<Aws.GetCallerIdentityResult> caller, Output<string> partition, Output<string> region)
    {
        Id = caller.Apply(identity => identity.AccountId);
        CallerArn = caller.Apply(identity => identity.Arn);
        Partition = partition;
        Region = region;
    }

    /// <summary>The account's twelve digits.</summary>
    public Output<string> Id { get; }

    /// <summary>The ARN of the deploying principal.</summary>
    public Output<string> CallerArn { get; }

    /// <summary>The partition: aws, aws-cn, aws-us-gov and so on.</summary>
    public Output<string> Partition { get; }

    /// <summary>The region's code, such as us-east-1.</summary>
    public Output<string> Region { get; }

    /// <summary>Looks the account up with a component's provider, or with the default one.</summary>
    public static AwsAccount Of(Resource? component)
    {
        var options = new InvokeOptions { Parent = component };
        return new AwsAccount(
            Aws.GetCallerIdentity.Invoke(new Aws.GetCallerIdentityInvokeArgs(), options),
            Aws.GetPartition.Invoke(new Aws.GetPartitionInvokeArgs(), options).Apply(result => result.Partition),
            Aws.GetRegion.Invoke(new Aws.GetRegionInvokeArgs(), options)
                .ApplyUnlessRefused(result =>
                    LookupAnswer.Required(result.Region, "aws:index/getRegion:getRegion", "region")
                )
        );
    }
}
