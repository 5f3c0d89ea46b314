import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A function in a VPC without a way out, which reaches a queue by an interface endpoint.
const config = new pulumi.Config();
const region = aws.getRegionOutput();

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.2.0.0/16", enableDnsHostnames: true, enableDnsSupport: true });
const subnet = new aws.ec2.Subnet("functions", {
    vpcId: vpc.id,
    cidrBlock: "10.2.1.0/24",
    availabilityZone: "us-east-1a",
});
const functionGroup = new aws.ec2.SecurityGroup("function", {
    vpcId: vpc.id,
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [vpc.cidrBlock] }],
});
const endpointGroup = new aws.ec2.SecurityGroup("endpoint", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [functionGroup.id] }],
});
new aws.ec2.VpcEndpoint("sqs", {
    vpcId: vpc.id,
    serviceName: pulumi.interpolate`com.amazonaws.${region.name}.sqs`,
    vpcEndpointType: "Interface",
    subnetIds: [subnet.id],
    securityGroupIds: [endpointGroup.id],
    privateDnsEnabled: true,
});
const queue = new aws.sqs.Queue("orders");

const role = new aws.iam.Role("function", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicy("function", {
    role: role.id,
    policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: queue.arn }],
    },
});
const handler = new aws.lambda.Function("take-order", {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: role.arn,
    timeout: config.getNumber("timeout") ?? 10,
    code: new pulumi.asset.AssetArchive({
        "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 });"),
    }),
    environment: { variables: { QUEUE: queue.url } },
    vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [functionGroup.id] },
});

export const functionName = handler.arn.apply(arn => arn.split(":").slice(-1)[0]);
export const invokeArn = handler.invokeArn.apply(arn => arn.toUpperCase());
