import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A service of one VPC that another one with the same addresses uses through PrivateLink.
const config = new pulumi.Config();

function network(name: string) {
    const vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
    const subnet = new aws.ec2.Subnet(name, {
        vpcId: vpc.id,
        cidrBlock: "10.0.1.0/24",
        availabilityZone: "us-east-1a",
    });
    return { vpcId: vpc.id, subnetId: subnet.id, cidrBlock: vpc.cidrBlock };
}

const provider = network("provider");
const serverGroup = new aws.ec2.SecurityGroup("server", {
    vpcId: provider.vpcId,
    ingress: [{ protocol: "tcp", fromPort: 8443, toPort: 8443, cidrBlocks: [provider.cidrBlock] }],
});
const server = new aws.ec2.Instance("server", {
    ami: "ami-0123456789abcdef0",
    instanceType: config.get("instanceType") ?? "t3.micro",
    subnetId: provider.subnetId,
    vpcSecurityGroupIds: [serverGroup.id],
});
const balancer = new aws.lb.LoadBalancer("orders", {
    loadBalancerType: "network",
    internal: true,
    subnets: [provider.subnetId],
});
const targets = new aws.lb.TargetGroup("orders", { port: 8443, protocol: "TCP", vpcId: provider.vpcId });
new aws.lb.TargetGroupAttachment("orders", { targetGroupArn: targets.arn, targetId: server.id });
new aws.lb.Listener("orders", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});
const service = new aws.ec2.VpcEndpointService("orders", {
    networkLoadBalancerArns: [balancer.arn],
    acceptanceRequired: false,
});

const consumer = network("consumer");
const clientGroup = new aws.ec2.SecurityGroup("client", {
    vpcId: consumer.vpcId,
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [consumer.cidrBlock] }],
});
const endpointGroup = new aws.ec2.SecurityGroup("endpoint", {
    vpcId: consumer.vpcId,
    ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [clientGroup.id] }],
});
const endpoint = new aws.ec2.VpcEndpoint("orders", {
    vpcId: consumer.vpcId,
    serviceName: service.serviceName,
    vpcEndpointType: "Interface",
    subnetIds: [consumer.subnetId],
    securityGroupIds: [endpointGroup.id],
});
new aws.ec2.Instance("client", {
    ami: "ami-0123456789abcdef0",
    instanceType: "t3.micro",
    subnetId: consumer.subnetId,
    vpcSecurityGroupIds: [clientGroup.id],
});

export const host = endpoint.dnsEntries.apply(entries => entries[0].dnsName);
export const serviceName = service.serviceName.apply(name => name.split(".").slice(0, 3).join("."));
