import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Tasks on Fargate in private subnets, behind an Application Load Balancer in public ones.
const config = new pulumi.Config();
const zones = ["us-east-1a", "us-east-1b"];

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.4.0.0/16", enableDnsHostnames: true });
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
const openRoutes = new aws.ec2.RouteTable("open", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const open = zones.map((availabilityZone, index) => {
    const subnet = new aws.ec2.Subnet(`open-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.4.${index}.0/24`,
        availabilityZone,
    });
    new aws.ec2.RouteTableAssociation(`open-${index}`, { subnetId: subnet.id, routeTableId: openRoutes.id });
    return subnet;
});
const inner = zones.map(
    (availabilityZone, index) =>
        new aws.ec2.Subnet(`inner-${index}`, { vpcId: vpc.id, cidrBlock: `10.4.${10 + index}.0/24`, availabilityZone }),
);

const front = new aws.ec2.SecurityGroup("front", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: [vpc.cidrBlock] }],
});
const back = new aws.ec2.SecurityGroup("back", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, securityGroups: [front.id] }],
});
const balancer = new aws.lb.LoadBalancer("shop", {
    loadBalancerType: "application",
    subnets: open.map(subnet => subnet.id),
    securityGroups: [front.id],
});
const targets = new aws.lb.TargetGroup("shop", { port: 8080, protocol: "HTTP", targetType: "ip", vpcId: vpc.id });
const listener = new aws.lb.Listener("shop", {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});

const role = new aws.iam.Role("execution", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("execution", {
    role: role.name,
    policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy,
});
const cluster = new aws.ecs.Cluster("shop");
const task = new aws.ecs.TaskDefinition("shop", {
    family: "shop",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: role.arn,
    containerDefinitions: pulumi.jsonStringify([
        { name: "shop", image: "nginx", portMappings: [{ containerPort: 8080, protocol: "tcp" }] },
    ]),
});
new aws.ecs.Service(
    "shop",
    {
        cluster: cluster.arn,
        taskDefinition: task.arn,
        launchType: "FARGATE",
        desiredCount: config.getNumber("tasks") ?? 2,
        networkConfiguration: { subnets: inner.map(subnet => subnet.id), securityGroups: [back.id] },
        loadBalancers: [{ targetGroupArn: targets.arn, containerName: "shop", containerPort: 8080 }],
    },
    { dependsOn: listener },
);

export const url = pulumi.interpolate`http://${balancer.dnsName}`;
export const family = task.arn.apply(arn => arn.split("/")[1].split(":")[0]);
