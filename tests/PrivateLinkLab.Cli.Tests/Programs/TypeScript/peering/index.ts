import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Two VPCs that are connected, and a service in one of them for the other.
const config = new pulumi.Config();

function network(name: string, cidrBlock: string) {
    const vpc = new aws.ec2.Vpc(name, { cidrBlock });
    const subnet = new aws.ec2.Subnet(name, { vpcId: vpc.id, cidrBlock: cidrBlock.replace("0.0/16", "1.0/24") });
    const routes = new aws.ec2.RouteTable(name, { vpcId: vpc.id });
    new aws.ec2.RouteTableAssociation(name, { subnetId: subnet.id, routeTableId: routes.id });
    return { vpc, subnet, routes };
}

const shop = network("shop", "10.4.0.0/16");
const stock = network("stock", "10.5.0.0/16");
const peering = new aws.ec2.VpcPeeringConnection("shop-stock", {
    vpcId: shop.vpc.id,
    peerVpcId: stock.vpc.id,
    autoAccept: true,
});
new aws.ec2.Route("shop-to-stock", {
    routeTableId: shop.routes.id,
    destinationCidrBlock: stock.vpc.cidrBlock,
    vpcPeeringConnectionId: peering.id,
});
new aws.ec2.Route("stock-to-shop", {
    routeTableId: stock.routes.id,
    destinationCidrBlock: shop.vpc.cidrBlock,
    vpcPeeringConnectionId: peering.id,
});

const client = new aws.ec2.SecurityGroup("client", {
    vpcId: shop.vpc.id,
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
const service = new aws.ec2.SecurityGroup("service", {
    vpcId: stock.vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 8443, toPort: 8443, cidrBlocks: [shop.vpc.cidrBlock] }],
});
const image = { ami: "ami-0123456789abcdef0", instanceType: config.get("instanceType") ?? "t3.micro" };
new aws.ec2.Instance("client", { ...image, subnetId: shop.subnet.id, vpcSecurityGroupIds: [client.id] });
new aws.ec2.Instance("service", { ...image, subnetId: stock.subnet.id, vpcSecurityGroupIds: [service.id] });

export const peeringId = peering.id;
