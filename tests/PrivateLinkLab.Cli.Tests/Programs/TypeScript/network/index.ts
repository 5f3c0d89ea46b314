import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A network for the stacks of others.
const config = new pulumi.Config();
const vpc = new aws.ec2.Vpc("shared", { cidrBlock: config.get("cidrBlock") ?? "10.6.0.0/16" });
const subnets = ["us-east-1a", "us-east-1b"].map(
    (availabilityZone, index) =>
        new aws.ec2.Subnet(`shared-${index}`, { vpcId: vpc.id, cidrBlock: `10.6.${index}.0/24`, availabilityZone }),
);

export const vpcId = vpc.id;
export const subnetIds = subnets.map(subnet => subnet.id);
export const token = config.requireSecret("token");
