import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A bucket that tells a queue of new objects, and workers that reach both without the internet.
const config = new pulumi.Config();
const caller = aws.getCallerIdentityOutput();

const bucket = new aws.s3.Bucket("uploads", { forceDestroy: true, tags: { Owner: config.get("owner") ?? "shop" } });
const queue = new aws.sqs.Queue("new-uploads", { visibilityTimeoutSeconds: 60 });
const policy = new aws.sqs.QueuePolicy("new-uploads", {
    queueUrl: queue.url,
    policy: pulumi.all([queue.arn, bucket.arn, caller.accountId]).apply(([queueArn, bucketArn, account]) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "s3.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: queueArn,
                    Condition: {
                        ArnEquals: { "aws:SourceArn": bucketArn },
                        StringEquals: { "aws:SourceAccount": account },
                    },
                },
            ],
        }),
    ),
});
new aws.s3.BucketNotification(
    "uploads",
    { bucket: bucket.id, queues: [{ queueArn: queue.arn, events: ["s3:ObjectCreated:*"] }] },
    { dependsOn: policy },
);

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.3.0.0/16", enableDnsHostnames: true });
const subnet = new aws.ec2.Subnet("workers", { vpcId: vpc.id, cidrBlock: "10.3.1.0/24" });
const routes = new aws.ec2.RouteTable("workers", { vpcId: vpc.id });
new aws.ec2.RouteTableAssociation("workers", { subnetId: subnet.id, routeTableId: routes.id });
new aws.ec2.VpcEndpoint("s3", {
    vpcId: vpc.id,
    serviceName: "com.amazonaws.us-east-1.s3",
    vpcEndpointType: "Gateway",
    routeTableIds: [routes.id],
});
const group = new aws.ec2.SecurityGroup("worker", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, self: true }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
new aws.ec2.VpcEndpoint("sqs", {
    vpcId: vpc.id,
    serviceName: "com.amazonaws.us-east-1.sqs",
    vpcEndpointType: "Interface",
    subnetIds: [subnet.id],
    securityGroupIds: [group.id],
    privateDnsEnabled: true,
});
new aws.ec2.Instance("worker", {
    ami: "ami-0123456789abcdef0",
    instanceType: "t3.micro",
    subnetId: subnet.id,
    vpcSecurityGroupIds: [group.id],
});

export const bucketName = bucket.bucket;
export const queueUrl = queue.url;
