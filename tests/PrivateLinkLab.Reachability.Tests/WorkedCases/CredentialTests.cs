using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>
/// What a role may do by all that is on it, and whether an instance gets the role's credentials at all.
/// </summary>
public sealed class CredentialTests
{
    private const string Send = "sqs:SendMessage";
    private const string Read = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    private const string Core = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private const string Full = "arn:aws:iam::aws:policy/AmazonSQSFullAccess";

    private static readonly string AllowSend = Policies.Allow(Send, "*");

    [Theory]
    [InlineData("ec2.amazonaws.com", null)]
    [InlineData("lambda.amazonaws.com", AuthorizationReason.ResourceNoAllow)]
    public void TrustPolicy_DecidesWhetherTheInstanceGetsTheRole(string service, string? reason)
    {
        var net = WithQueue();
        net.Set("role", "assumeRolePolicy", Trust(service));

        var result = net.Probe("App", "A", Send);

        if (reason is null)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, reason);
            Expect.Blocked(WithSessions(service).Probe("App", "session-manager"), reason);
        }
    }

    [Fact]
    public void TrustPolicy_NotKnown_LeavesTheVerdictOpen()
    {
        var net = WithQueue();
        net.Set("role", "assumeRolePolicy", PropertyValue.Unknown);

        Expect.Unknown(net.Probe("App", "A", Send), AuthorizationReason.UnknownPolicy);
    }

    [Fact]
    public void MetadataServiceOff_ProgramsHaveNoCredentials()
    {
        var net = WithQueue();
        net.Set("App", "metadataOptions", Net.Map(("httpTokens", "required"), ("httpEndpoint", "disabled")));

        Expect.Blocked(net.Probe("App", "A", Send), AuthorizationReason.NoCredentials);
    }

    [Theory]
    [InlineData(Full, Verdict.Reachable, null)]
    [InlineData(Read, Verdict.Blocked, AuthorizationReason.BoundaryNoAllow)]
    [InlineData(
        "arn:aws:iam::123456789012:policy/elsewhere",
        Verdict.Unknown,
        AuthorizationReason.UnknownManagedPolicy
    )]
    public void Boundary_ThatTheGraphDoesNotHave_IsTakenFromAwssOwn(string arn, Verdict verdict, string? reason)
    {
        var net = WithQueue();
        net.Set("role", "permissionsBoundary", arn);

        var result = net.Probe("App", "A", Send);

        Assert.Equal((verdict, reason), (result.Verdict, result.Reason));
    }

    [Theory]
    [InlineData(Full, Verdict.Reachable)]
    [InlineData(Core, Verdict.Blocked)]
    public void ExclusiveAttachments_AreWhatTheRoleHas(string kept, Verdict verdict)
    {
        var net = WithQueue(inline: false);
        net.Set("role", "managedPolicyArns", Net.List(Core, Read));
        net.Add(
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "role",
            "only",
            ("roleName", "role"),
            ("policyArns", Net.List(kept))
        );

        Assert.Equal(verdict, net.Probe("App", "A", Send).Verdict);
    }

    [Theory]
    [InlineData("send", Verdict.Reachable)]
    [InlineData("other", Verdict.Blocked)]
    public void ExclusiveInlinePolicies_DropTheOthers(string kept, Verdict verdict)
    {
        var net = WithQueue();
        net.Set("role-policy3", "name", "send");
        net.Add(
            "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
            "role",
            "only",
            ("roleName", "role"),
            ("policyNames", Net.List(kept))
        );

        Assert.Equal(verdict, net.Probe("App", "A", Send).Verdict);
    }

    [Fact]
    public void PolicyOfARoleThatIsNotKnown_MayBeOnAnyRole()
    {
        var net = WithQueue(inline: false);
        net.Policy("role", AllowSend);
        net.Set(net.Nodes[^1].Name, "role", PropertyValue.Unknown);

        Expect.Unknown(net.Probe("App", "A", Send), AuthorizationReason.UnknownPolicy);
    }

    [Fact]
    public void RefusedRolePolicy_NeverAllows()
    {
        var net = WithQueue(inline: false);
        net.Policy("role", """{"Statement":{"Effect":"Allow","Action":"sqs:*"}}""");

        Expect.Unknown(net.Probe("App", "A", Send), AuthorizationReason.InvalidPolicy);
    }

    [Theory]
    [InlineData("red", Verdict.Reachable)]
    [InlineData("blue", Verdict.Blocked)]
    public void PrincipalTag_IsTheRolesTag(string team, Verdict verdict)
    {
        var net = WithQueue(inline: false);
        net.Policy(
            "role",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}}"""
        );
        net.Set("role", "tagsAll", Net.Map(("Team", team)));

        Assert.Equal(verdict, net.Probe("App", "A", Send).Verdict);
    }

    [Fact]
    public void PolicyNotedOnTheQueue_GivesWayToTheStandaloneOne()
    {
        var net = WithQueue(inline: false);
        var role = $"arn:aws:iam::{Net.Account}:role/role";
        net.Change("A", node => node with { Outputs = node.Outputs.With("policy", Policies.Allow(Send, "*", role)) });
        Expect.Reachable(net.Probe("App", "A", Send));

        net.Add(
            "aws:sqs/queuePolicy:QueuePolicy",
            "A-policy",
            "A-policy",
            ("queueUrl", net.Nodes.First(node => node.Name == "A").Id),
            ("policy", Policies.Allow("sqs:ReceiveMessage", "*", role))
        );

        Expect.Blocked(net.Probe("App", "A", Send), AuthorizationReason.NoIdentityAllow);
    }

    [Fact]
    public void EndpointPolicyResource_WithoutAPolicy_IsFullAccess()
    {
        var net = WithQueue();
        net.Add("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "vpce-sqs", "sqs-policy", ("vpcEndpointId", "vpce-sqs"));

        Expect.Reachable(net.Probe("App", "A", Send));
    }

    private static string Trust(string service) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}""";

    private static Net WithSessions(string service)
    {
        var net = Net.Private(profile: "role").WithEndpointGroup();
        net.Set("role", "assumeRolePolicy", Trust(service));
        net.Endpoint("ssm", "vpc-v", "ssm", [("subnet-s1", "10.0.1.38")], ["sg-endpoints"]);
        net.Endpoint("ssmmessages", "vpc-v", "ssmmessages", [("subnet-s1", "10.0.1.39")], ["sg-endpoints"]);
        return net;
    }

    private static Net WithQueue(bool inline = true)
    {
        var net = Net.Private(profile: "role").WithEndpointGroup();
        if (inline)
        {
            net.Policy("role", AllowSend);
        }

        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], ["sg-endpoints"]);
        net.Queue("A");
        return net;
    }
}
