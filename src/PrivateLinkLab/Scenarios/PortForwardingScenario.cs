using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// A database and a queue without the internet, reached from anywhere through a jump server and Session Manager.
/// </summary>
public static class PortForwardingScenario
{
    private const int LocalMySqlPort = 1213;
    private const int LocalSqsPort = 1313;

    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "port-forwarding",
        Summary =
            "A jump server that forwards ports to a private MySQL database and to SQS, with no public subnet at all.",
        Endpoints = [.. AwsServices.SessionManager, AwsServices.Sqs],
        Subnets = 2,
        HasQueue = true,
        HasDatabase = true,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var network = new PrivateNetwork(config);
        var queue = network.CreateQueue();
        var jumpServer = new JumpServer(
            network.Named("JumpServer"),
            new JumpServerArgs
            {
                Network = network.Vpc.Network,
                Endpoints = network.Endpoints,
                GatewayEndpoints = network.GatewayEndpoints,
                InstanceType = config.InstanceType,
                Stopped = config.Parked,
                RoleNameTag = "myIAMRole",
                Tags = network.Tags,
            }
        );

        var clients = config.DatabaseClients.ToDictionary(id => id, id => (Input<string>)id);
        if (config.DatabaseAdmitsJumpServer)
        {
            clients["JumpServer"] = jumpServer.SecurityGroupId;
        }

        var database = new RdsMySql(
            network.Named("myDB"),
            new RdsMySqlArgs
            {
                Network = network.Vpc.Network,
                Credentials = config.DatabaseCredentials,
                Clients = clients,
                MultiAz = config.DatabaseMultiAz,
                Deletion = config.DatabaseDeletion,
                Stopped = config.Parked && !config.HasSnapshotOnly,
                Snapshotted = config.HasSnapshotOnly,
                SnapshotIdentifier = config.DatabaseSnapshot,
                Tags = network.Tags,
            }
        );

        var outputs = new Dictionary<string, object?>
        {
            ["vpcId"] = network.Vpc.VpcId,
            ["jumpServerInstanceId"] = jumpServer.InstanceId,
            ["operatorPolicyArn"] = jumpServer.OperatorPolicyArn,
            ["sqsQueueUrl"] = queue.QueueUrl,
        };
        if (config.HasSnapshotOnly)
        {
            AddWayBack(outputs, database);
            network.AddWarnings(outputs);
            return outputs;
        }

        outputs["rdsEndpoint"] = database.Address;
        if (config.Parked)
        {
            outputs["databaseStartCommand"] = database.StartCommand;
            outputs["databaseStopped"] =
                "AWS starts the database again after seven days, and its hours then cost. `pulumi up --refresh` "
                + "stops it anew.";
        }
        else
        {
            AddCommands(outputs, network.SqsHost, jumpServer, database, queue, config);
        }

        if (database.Password is not null)
        {
            outputs["databasePassword"] = database.Password;
        }
        else
        {
            const string asText = "--query SecretString --output text";
            outputs["databasePasswordCommand"] = Output.Format(
                $"aws secretsmanager get-secret-value --secret-id '{database.PasswordSecretArn}' {asText}"
            );
        }

        network.AddWarnings(outputs);
        return outputs;
    }

    // The password, when it is not managed, is in the state all the while.
    private static void AddWayBack(Dictionary<string, object?> outputs, RdsMySql database)
    {
        outputs["databaseSnapshotted"] =
            "The database is away, and a snapshot has its data. It stays, and costs, until it is deleted: when the "
            + "database is back, and after a destroy, too.";
        outputs["databaseRestoreCommand"] = Output.Format(
            $"pulumi config set {ConfigKeys.DatabaseSnapshot} {database.SnapshotIdentifier}"
        );
        outputs["databaseSnapshotDeleteCommand"] = Output.Format(
            $"aws rds delete-db-snapshot --db-snapshot-identifier {database.SnapshotIdentifier}"
        );
        if (database.Password is not null)
        {
            outputs["databasePassword"] = database.Password;
        }
    }

    // Keeping the name of SQS lets TLS verify the certificate, which https://localhost cannot: the hosts file leads it
    // here.
    private static void AddCommands(
        Dictionary<string, object?> outputs,
        string sqsName,
        JumpServer jumpServer,
        RdsMySql database,
        SqsQueue queue,
        LabConfig config
    )
    {
        outputs["rdsPortForwardingCommand"] = jumpServer.PortForwardingCommand(
            database.Address,
            RdsMySql.Port,
            LocalMySqlPort
        );
        outputs["mysqlCommand"] =
            $"mysql --host=127.0.0.1 --port={LocalMySqlPort} --user={config.DatabaseCredentials.Username} --password "
            + "--ssl-mode=REQUIRED";
        outputs["sqsPortForwardingCommand"] = jumpServer.PortForwardingCommand(sqsName, 443, LocalSqsPort);
        outputs["sqsHostsFileLine"] = $"127.0.0.1 {sqsName}";
        var options = $"{QueueCommands.SendOptions(config.QueueName)} --endpoint-url https://{sqsName}:{LocalSqsPort}";
        outputs["sendMessageCommand"] = Output.Format(
            $"aws sqs send-message --queue-url {queue.QueueUrl} --message-body \"Olá mundo!\"{options}"
        );
    }
}
