import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A VPC with a public and a private subnet in each of two zones, and one NAT gateway.
const config = new pulumi.Config();
const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, tags: { Name: "main" } });
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
const publicRoutes = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const address = new aws.ec2.Eip("nat", { domain: "vpc" });
const subnets = [0, 1].map(index => {
    const open = new aws.ec2.Subnet(`public-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: zones[index],
        mapPublicIpOnLaunch: true,
    });
    new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: open.id, routeTableId: publicRoutes.id });
    const inner = new aws.ec2.Subnet(`private-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${10 + index}.0/24`,
        availabilityZone: zones[index],
    });
    return { open, inner };
});
const nat = new aws.ec2.NatGateway(
    "nat",
    { allocationId: address.id, subnetId: subnets[0].open.id },
    { dependsOn: gateway },
);
const privateRoutes = new aws.ec2.RouteTable("private", { vpcId: vpc.id });
new aws.ec2.Route("private-out", {
    routeTableId: privateRoutes.id,
    destinationCidrBlock: "0.0.0.0/0",
    natGatewayId: nat.id,
});
subnets.forEach(
    ({ inner }, index) =>
        new aws.ec2.RouteTableAssociation(`private-${index}`, { subnetId: inner.id, routeTableId: privateRoutes.id }),
);

const group = new aws.ec2.SecurityGroup("worker", {
    vpcId: vpc.id,
    description: "Workers",
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
});
const worker = new aws.ec2.Instance("worker", {
    ami: "ami-0123456789abcdef0",
    instanceType: config.get("instanceType") ?? "t3.micro",
    subnetId: subnets[1].inner.id,
    vpcSecurityGroupIds: [group.id],
});

export const account = vpc.arn.apply(arn => arn.split(":")[4]);
export const workerAddress = worker.privateIp;
export const publicSubnets = subnets.map(({ open }) => open.id);
