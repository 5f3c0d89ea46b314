import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// An application in the network of another stack.
const config = new pulumi.Config();
const network = new pulumi.StackReference(`${pulumi.getOrganization()}/network/${pulumi.getStack()}`);
const vpcId = network.requireOutput("vpcId").apply(id => id as string);
const subnetIds = network.requireOutput("subnetIds").apply(ids => ids as string[]);

const group = new aws.ec2.SecurityGroup("application", {
    vpcId,
    description: config.get("description") ?? "The application",
});

export const subnet = subnetIds[0];
export const groupId = group.id;
export const token = network.getOutput("token");
