namespace PrivateLinkLab.Graph.Replacements;

/// <summary>Types of endpoint services and of what is around them: load balancers, connections, topics.</summary>
internal static class PrivateLinkReplacements
{
    public static (string Type, string Paths)[] Table =>
    [
        // Terraform AWS provider, resource aws_lb, 'Forces new resource'. Security groups can be changed, and neither given
        // to a network load balancer without any nor all taken away.
        ("aws:lb/loadBalancer:LoadBalancer", """
            customerOwnedIpv4Pool internal loadBalancerType name namePrefix region securityGroups!
            """),

        // Terraform AWS provider, resource aws_lb_listener, 'Forces new resource'.
        ("aws:lb/listener:Listener", "loadBalancerArn region"),

        // Terraform AWS provider, resource aws_lb_target_group, 'Forces new resource'.
        ("aws:lb/targetGroup:TargetGroup", """
            ipAddressType name namePrefix port protocol protocolVersion region targetControlPort targetType vpcId
            """),

        // Terraform AWS provider, resource aws_lb_target_group_attachment, 'Forces new resource'.
        ("aws:lb/targetGroupAttachment:TargetGroupAttachment", "availabilityZone port quicServerId region targetGroupArn targetId"),

        // Terraform AWS provider, resource aws_vpc_endpoint_service, 'Forces new resource': the region only.
        ("aws:ec2/vpcEndpointService:VpcEndpointService", "region"),

        // Terraform AWS provider, resource aws_vpc_endpoint_service_allowed_principal, 'Forces new resource'.
        ("aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple", "principalArn region vpcEndpointServiceId"),

        // Terraform AWS provider, resource aws_vpc_endpoint_connection_accepter, 'Forces new resource'.
        ("aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter", "region vpcEndpointId vpcEndpointServiceId"),

        // Terraform AWS provider, resource aws_vpc_endpoint_connection_notification, 'Forces new resource'.
        ("aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification", "region vpcEndpointId vpcEndpointServiceId"),

        // Terraform AWS provider, resource aws_vpc_endpoint_private_dns: vpc_endpoint_id requires a replacement.
        ("aws:vpc/endpointPrivateDns:EndpointPrivateDns", "region vpcEndpointId"),

        // Terraform AWS provider, resource aws_vpc_endpoint_service_private_dns_verification: it has no update.
        ("aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification", "region serviceId"),

        // Terraform AWS provider, resource aws_sns_topic, 'Forces new resource'.
        ("aws:sns/topic:Topic", "fifoTopic name namePrefix region"),

        // Terraform AWS provider, resource aws_sns_topic_policy, 'Forces new resource'.
        ("aws:sns/topicPolicy:TopicPolicy", "arn region"),
    ];
}
