import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A database in private subnets, and a jump server on the internet that alone reaches it.
const config = new pulumi.Config();
const office = config.get("office") ?? "203.0.113.0/24";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.1.0.0/16" });
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
const open = new aws.ec2.Subnet("open", {
    vpcId: vpc.id,
    cidrBlock: "10.1.0.0/24",
    availabilityZone: "us-east-1a",
    mapPublicIpOnLaunch: true,
});
const inner = ["us-east-1a", "us-east-1b"].map(
    (availabilityZone, index) =>
        new aws.ec2.Subnet(`data-${index}`, { vpcId: vpc.id, cidrBlock: `10.1.${10 + index}.0/24`, availabilityZone }),
);
const routes = new aws.ec2.RouteTable("open", { vpcId: vpc.id });
new aws.ec2.Route("out", { routeTableId: routes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });
new aws.ec2.RouteTableAssociation("open", { subnetId: open.id, routeTableId: routes.id });

const bastionGroup = new aws.ec2.SecurityGroup("bastion", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [office] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
const databaseGroup = new aws.ec2.SecurityGroup("database", { vpcId: vpc.id, description: "The database" });
new aws.vpc.SecurityGroupIngressRule("database-from-bastion", {
    securityGroupId: databaseGroup.id,
    referencedSecurityGroupId: bastionGroup.id,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
});

const subnetGroup = new aws.rds.SubnetGroup("data", { subnetIds: inner.map(subnet => subnet.id) });
const database = new aws.rds.Instance("orders", {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    dbSubnetGroupName: subnetGroup.name,
    vpcSecurityGroupIds: [databaseGroup.id],
    username: "orders",
    password: config.requireSecret("password"),
    skipFinalSnapshot: true,
});
const bastion = new aws.ec2.Instance("bastion", {
    ami: "ami-0123456789abcdef0",
    instanceType: "t3.micro",
    keyName: "office",
    subnetId: open.id,
    vpcSecurityGroupIds: [bastionGroup.id],
});

export const bastionAddress = bastion.publicIp;
export const connection = pulumi.interpolate`postgres://orders:${database.password}@${database.endpoint}/orders`;
