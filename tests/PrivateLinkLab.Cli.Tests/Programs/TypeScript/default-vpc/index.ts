import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A web server in the VPC that every account has, which the program takes over.
const config = new pulumi.Config();
const vpc = new aws.ec2.DefaultVpc("default");
const subnet = new aws.ec2.DefaultSubnet("default", { availabilityZone: "us-east-1a" }, { dependsOn: vpc });
const image = aws.ec2.getAmiOutput({
    owners: ["amazon"],
    mostRecent: true,
    filters: [{ name: "name", values: ["al2023-ami-2023.*-x86_64"] }],
});

const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id });
new aws.vpc.SecurityGroupIngressRule("http", {
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: 80,
    toPort: 80,
    cidrIpv4: "0.0.0.0/0",
});
new aws.vpc.SecurityGroupEgressRule("updates", {
    securityGroupId: group.id,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "0.0.0.0/0",
});
const web = new aws.ec2.Instance("web", {
    ami: image.id,
    instanceType: config.get("instanceType") ?? "t3.micro",
    subnetId: subnet.id,
    vpcSecurityGroupIds: [group.id],
    userData: "#!/bin/sh\npython3 -m http.server 80",
});

export const address = web.publicIp.apply(ip => ip.split(".").length);
export const block = vpc.cidrBlock;
