using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>A database and a queue without the internet, reached from anywhere through a jump server and Session Manager.</summary>
public static class PortForwarding
{
    private const int LocalMySqlPort = 1213;
    private const int LocalSqsPort = 1313;

    /// <summary>The scenario.</summary>
    public static readonly Scenario Scenario = new()
    {
        Name = "port-forwarding",
        Summary = "A jump server that forwards ports to a private MySQL database and to SQS, with no public subnet at all.",
        Endpoints = [.. InterfaceService.SessionManager, InterfaceService.Sqs],
        Subnets = 2,
        HasQueue = true,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var network = new PrivateNetwork(config);
        var queue = network.CreateQueue();
        var jumpServer = new JumpServer(network.Named("JumpServer"), new JumpServerArgs
        {
            Network = network.Vpc.Network,
            Endpoints = network.Endpoints,
            GatewayEndpoints = network.GatewayEndpoints,
            InstanceType = config.InstanceType,
            RoleNameTag = "myIAMRole",
            Tags = network.Tags,
        });

        var clients = config.DatabaseClients.ToDictionary(id => id, id => (Input<string>)id);
        if (config.DatabaseAdmitsJumpServer)
        {
            clients["JumpServer"] = jumpServer.SecurityGroupId;
        }

        var database = new RdsMySql(network.Named("myDB"), new RdsMySqlArgs
        {
            Network = network.Vpc.Network,
            Credentials = config.DatabaseCredentials,
            Clients = clients,
            MultiAz = config.DatabaseMultiAz,
            Deletion = config.DatabaseDeletion,
            Tags = network.Tags,
        });

        // Keeping the name lets TLS verify the certificate, which https://localhost cannot: the hosts file leads it here.
        var sqsName = network.SqsHost;
        var outputs = new Dictionary<string, object?>
        {
            ["vpcId"] = network.Vpc.VpcId,
            ["jumpServerInstanceId"] = jumpServer.InstanceId,
            ["operatorPolicyArn"] = jumpServer.OperatorPolicyArn,
            ["rdsEndpoint"] = database.Address,
            ["sqsQueueUrl"] = queue.QueueUrl,
            ["rdsPortForwardingCommand"] =
                jumpServer.PortForwardingCommand(database.Address, RdsMySql.Port, LocalMySqlPort),
            ["mysqlCommand"] =
                $"mysql --host=127.0.0.1 --port={LocalMySqlPort} --user={config.DatabaseCredentials.Username} --password --ssl-mode=REQUIRED",
            ["sqsPortForwardingCommand"] = jumpServer.PortForwardingCommand(sqsName, 443, LocalSqsPort),
            ["sqsHostsFileLine"] = $"127.0.0.1 {sqsName}",
            ["sendMessageCommand"] = Output.Format(
                $"aws sqs send-message --queue-url {queue.QueueUrl} --message-body \"Olá mundo!\" --endpoint-url https://{sqsName}:{LocalSqsPort}"),
        };
        if (database.Password is not null)
        {
            outputs["databasePassword"] = database.Password;
        }
        else
        {
            outputs["databasePasswordCommand"] = Output.Format(
                $"aws secretsmanager get-secret-value --secret-id '{database.PasswordSecretArn}' --query SecretString --output text");
        }

        network.AddWarnings(outputs);
        return outputs;
    }
}
