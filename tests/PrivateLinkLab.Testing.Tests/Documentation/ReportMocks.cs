using System.Collections.Immutable;
using PrivateLinkLab.Testing;
using Pulumi.Testing;

namespace MyCompany.Shop.Tests;

public class ReportMocks : SimulatedAwsMocks
{
    public override Task<object> CallAsync(MockCallArgs args) =>
        args.Token == "aws:outposts/getOutposts:getOutposts"
            ? Task.FromResult<object>(
                ImmutableDictionary<string, object>.Empty.Add("names", ImmutableArray.Create("factory"))
            )
            : base.CallAsync(args);
}
