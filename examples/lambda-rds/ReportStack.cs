using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LambdaRds;

/// <summary>
/// A Lambda function in a VPC without the internet. It reads a MySQL database, whose password RDS keeps in Secrets
/// Manager: the function gets it through an endpoint.
/// </summary>
public sealed class ReportStack : Stack
{
    private const string Secrets = "secretsmanager";

    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    public ReportStack()
    {
        var config = new Config();
        var vpc = new PrivateVpc(
            "reports",
            new()
            {
                Subnets =
                [
                    .. Zones
                        .Take(config.GetInt32("zones") ?? 2)
                        .Select(
                            (zone, index) =>
                                new PrivateSubnetArgs
                                {
                                    Name = $"reports-{zone[^1]}",
                                    CidrBlock = $"10.0.{index + 1}.0/24",
                                    AvailabilityZone = zone,
                                }
                        ),
                ],
            }
        );
        var function = new Aws.Ec2.SecurityGroup(
            "function",
            new()
            {
                VpcId = vpc.VpcId,
                Description = "Report: nothing inbound, outbound by destination",
            }
        );
        var database = new RdsMySql(
            "orders-db",
            new()
            {
                Network = vpc.Network,
                Credentials = DatabaseCredentials.Managed("report"),
                Clients = new() { ["function"] = function.Id },
            }
        );
        var secret = database.PasswordSecretArn.Apply(arn => arn!);
        var endpoints = new InterfaceEndpointSet(
            "endpoints",
            new()
            {
                Network = vpc.Network,
                Services = [Secrets],
                Resources = new() { [Secrets] = new[] { secret } },
                Clients = new() { ["function"] = function.Id },
            }
        );

        var report = new Aws.Lambda.Function(
            "report",
            new()
            {
                Runtime = "python3.13",
                Handler = "report.handler",
                Code = new FileArchive("function"),
                Architectures = { "arm64" },
                MemorySize = config.GetInt32("memory") ?? 256,
                Timeout = 15,
                Role = Role(secret).Arn,
                Environment = new Aws.Lambda.Inputs.FunctionEnvironmentArgs
                {
                    Variables = { ["HOST"] = database.Address, ["SECRET"] = secret },
                },
                VpcConfig = new Aws.Lambda.Inputs.FunctionVpcConfigArgs
                {
                    SubnetIds = vpc.SubnetIds,
                    SecurityGroupIds = { function.Id },
                },
            },
            new CustomResourceOptions { DependsOn = { endpoints } }
        );

        Function = report.Name;
        Secret = secret;
    }

    /// <summary>The function's name: aws lambda invoke takes it.</summary>
    [Output("function")]
    public Output<string> Function { get; private set; }

    /// <summary>The ARN of the secret with the database's password.</summary>
    [Output("secret")]
    public Output<string> Secret { get; private set; }

    private static Aws.Iam.Role Role(Output<string> secret)
    {
        var role = new Aws.Iam.Role(
            "runs-report",
            new()
            {
                AssumeRolePolicy = PolicyDocument.Json(
                    new PolicyStatement
                    {
                        Principal = PolicyPrincipal.Service("lambda.amazonaws.com"),
                        Actions = ["sts:AssumeRole"],
                    }
                ),
            }
        );
        // Logs, and the network interfaces by which Lambda puts a function into a VPC.
        _ = new Aws.Iam.RolePolicyAttachment(
            "runs-report-in-vpc",
            new()
            {
                Role = role.Name,
                PolicyArn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
            }
        );
        _ = new Aws.Iam.RolePolicy(
            "runs-report-reads-secret",
            new()
            {
                Role = role.Name,
                Policy = secret.Apply(arn =>
                    PolicyDocument.Json(
                        new PolicyStatement
                        {
                            Actions = ["secretsmanager:GetSecretValue"],
                            Resources = [arn],
                        }
                    )
                ),
            }
        );
        return role;
    }
}
