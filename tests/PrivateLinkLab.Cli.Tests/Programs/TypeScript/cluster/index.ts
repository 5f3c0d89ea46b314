import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// An EKS cluster with a node group, made of resources by hand. Its API answers the office alone.
const config = new pulumi.Config();

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.5.0.0/16", enableDnsHostnames: true });
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
const routes = new aws.ec2.RouteTable("routes", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const subnetIds = ["us-east-1a", "us-east-1b"].map((availabilityZone, index) => {
    const subnet = new aws.ec2.Subnet(`nodes-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.5.${index}.0/24`,
        availabilityZone,
        mapPublicIpOnLaunch: true,
    });
    new aws.ec2.RouteTableAssociation(`nodes-${index}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet.id;
});

function role(name: string, service: string, policies: string[]) {
    const created = new aws.iam.Role(name, {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }),
    });
    const attached = policies.map(
        policyArn => new aws.iam.RolePolicyAttachment(`${name}-${policyArn.split("/")[1]}`, { role: created, policyArn }),
    );
    return { arn: created.arn, attached };
}
const clusterRole = role("cluster", "eks.amazonaws.com", [aws.iam.ManagedPolicy.AmazonEKSClusterPolicy]);
const nodeRole = role("node", "ec2.amazonaws.com", [
    aws.iam.ManagedPolicy.AmazonEKSWorkerNodePolicy,
    aws.iam.ManagedPolicy.AmazonEKS_CNI_Policy,
    aws.iam.ManagedPolicy.AmazonEC2ContainerRegistryReadOnly,
]);

const cluster = new aws.eks.Cluster(
    "cluster",
    {
        roleArn: clusterRole.arn,
        vpcConfig: {
            subnetIds,
            endpointPublicAccess: true,
            endpointPrivateAccess: true,
            publicAccessCidrs: ["203.0.113.0/24"],
        },
    },
    { dependsOn: clusterRole.attached },
);
new aws.eks.NodeGroup(
    "nodes",
    {
        clusterName: cluster.name,
        nodeRoleArn: nodeRole.arn,
        subnetIds,
        scalingConfig: { minSize: 1, desiredSize: 2, maxSize: config.getNumber("nodes") ?? 3 },
    },
    { dependsOn: nodeRole.attached },
);

export const endpoint = cluster.endpoint.apply(url => new URL(url).host);
export const authority = cluster.certificateAuthority.apply(given => given.data.length > 0);
