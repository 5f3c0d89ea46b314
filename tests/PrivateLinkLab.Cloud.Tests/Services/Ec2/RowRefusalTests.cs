using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

/// <summary>Network ACLs, peering, transit gateways and what a row tells of EC2.</summary>
public sealed class RowRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "default-a",
                """{"availabilityZone":"us-east-1z"}""",
                "InvalidParameterValue: availabilityZone 'us-east-1z' is not a zone of us-east-1; use "
                    + "us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e or us-east-1f."
            },
            {
                "default-table",
                """{"defaultRouteTableId":"rtb-1"}""",
                "InvalidRouteTableID.NotFound: the route table 'rtb-1' does not exist in us-east-1."
            },
            {
                "main",
                """{"vpcId":"${other}"}""",
                "InvalidParameterValue: route table 'table' is of VPC 'vpc', not of VPC 'other'. Choose a "
                    + "route table of VPC 'other'."
            },
            {
                "rule",
                """{"cidrBlocks":null}""",
                "InvalidParameterValue: one of cidrBlocks, ipv6CidrBlocks, prefixListIds, self and "
                    + "sourceSecurityGroupId is required."
            },
            {
                "rule",
                """{"sourceSecurityGroupId":"${group}"}""",
                "InvalidParameterCombination: sourceSecurityGroupId excludes cidrBlocks, ipv6CidrBlocks and "
                    + "self. Make a rule for each."
            },
            {
                "rule",
                """{"type":"both"}""",
                "InvalidParameterValue: type 'both' is not accepted; use ingress or egress."
            },
            {
                "acl",
                """{"subnetIds":["${there}"]}""",
                "InvalidParameterValue: subnet 'there' is of VPC 'other', the network ACL of VPC 'vpc'. "
                    + "Choose a network ACL of the subnet's VPC."
            },
            { "acl-rule", """{"ruleNumber":0}""", "InvalidParameterValue: ruleNumber 0 is not between 1 and 32766." },
            {
                "acl-rule",
                """{"ruleAction":"drop"}""",
                "InvalidParameterValue: ruleAction 'drop' is not accepted; use allow or deny."
            },
            {
                "acl-rule",
                """{"cidrBlock":null}""",
                "MissingParameter: an entry has exactly one of cidrBlock and ipv6CidrBlock."
            },
            {
                "acl-rule",
                """{"toPort":null}""",
                "MissingParameter: an entry for TCP or UDP needs both fromPort and toPort."
            },
            {
                "acl-rule",
                """{"networkAclId":"acl-1"}""",
                "InvalidNetworkAclID.NotFound: the network ACL 'acl-1' does not exist in us-east-1."
            },
            {
                "peering",
                """{"peerVpcId":"vpc-1"}""",
                "InvalidVpcID.NotFound: the VPC 'vpc-1' does not exist in us-east-1."
            },
            { "peering", """{"peerVpcId":"${vpc}"}""", "InvalidParameterValue: the two VPCs are the same, 'vpc'." },
            {
                "peering",
                """{"autoAccept":true,"peerRegion":"us-east-1"}""",
                "InvalidParameterCombination: autoAccept excludes peerRegion. Accept the connection with an "
                    + "ec2.VpcPeeringConnectionAccepter in the peer's region."
            },
            {
                "peering",
                """{"requester":{"allowRemoteVpcDnsResolution":true}}""",
                "OperationNotPermitted: requester.allowRemoteVpcDnsResolution is for an active connection, "
                    + "and this one is pending acceptance. Set autoAccept, or the options with an "
                    + "ec2.PeeringConnectionOptions after the accepter."
            },
            {
                "to-peer",
                """{"vpcPeeringConnectionId":"pcx-1"}""",
                "InvalidVpcPeeringConnectionID.NotFound: the VPC peering connection 'pcx-1' does not exist "
                    + "in us-east-1."
            },
            {
                "key",
                """{"publicKey":"secret"}""",
                "InvalidKey.Format: publicKey is not an RSA or ED25519 public key in OpenSSH format, such as "
                    + "ssh-ed25519 AAAA...."
            },
            {
                "template",
                """{"imageId":"image"}""",
                "InvalidAMIID.Malformed: imageId 'image' is not an image id. Ids are ami- and 8 or 17 "
                    + "hexadecimal digits."
            },
            {
                "server",
                """{"launchTemplate":{"id":"lt-1"}}""",
                "InvalidLaunchTemplateId.NotFound: the launch template 'lt-1' does not exist in us-east-1."
            },
            {
                "address-of-server",
                """{"allocationId":null}""",
                "MissingParameter: one of allocationId and publicIp is required."
            },
            {
                "dhcp",
                """{"domainNameServers":null}""",
                "MissingParameter: at least one of domainName, domainNameServers, "
                    + "ipv6AddressPreferredLeaseTime, netbiosNameServers, netbiosNodeType or ntpServers is "
                    + "required."
            },
            {
                "block",
                """{"cidrBlock":"10.0.0.0/16"}""",
                "InvalidVpc.Range: the CIDR block 10.0.0.0/16 overlaps 10.0.0.0/16 of VPC 'vpc'. Choose "
                    + "another block."
            },
            {
                "attached",
                """{"vpcId":"${vpc}"}""",
                "InvalidParameterValue: VPC 'vpc' already has an Internet gateway attached, 'gateway'. A VPC "
                    + "has one."
            },
            {
                "tgw-vpc",
                """{"subnetIds":["${a}","${a}"]}""",
                "DuplicateSubnetsInSameZone: the subnets 'a' and 'a' are both in us-east-1a. Give one subnet "
                    + "per availability zone."
            },
            {
                "tgw-vpc",
                """{"transitGatewayId":"tgw-1"}""",
                "InvalidTransitGatewayID.NotFound: the transit gateway 'tgw-1' does not exist in us-east-1."
            },
            {
                "tgw",
                """{"amazonSideAsn":100}""",
                "InvalidParameterValue: amazonSideAsn 100 is not a private one: 64512 to 65534, or "
                    + "4200000000 to 4294967294."
            },
            {
                "to-tgw",
                """{"transitGatewayId":"tgw-1"}""",
                "InvalidTransitGatewayID.NotFound: the transit gateway 'tgw-1' does not exist in us-east-1."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
