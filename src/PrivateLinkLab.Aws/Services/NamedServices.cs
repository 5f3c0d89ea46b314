using System.Collections.Frozen;

namespace PrivateLinkLab.Amazon.Services;

/// <summary>
/// The services with interface endpoints of which nothing but the name is known here (github.com/aws/aws-cdk,
/// vpc-endpoint.ts). The names of <see cref="AwsServices.All"/> are not among them, nor those of endpoints for FIPS,
/// which end in -fips.
/// </summary>
internal static class NamedServices
{
    private const string Fips = "-fips";

    private static readonly FrozenSet<string> Names = """
        account acm airflow.ops analytics-omics app-integrations application-signals applicationinsights
        appmesh apprunner apprunner.requests appstream.api appstream.streaming appsync-api apptest aps
        aps-workspaces arsenal-discovery auditmanager awsconnector b2bi backup-gateway bcm-data-exports
        bcm-pricing-calculator bedrock-agentcore bedrock-agentcore.gateway bedrock-data-automation
        bedrock-data-automation-runtime billing billingconductor braket cases cassandra ce cleanrooms
        cleanrooms-ml cloudcontrolapi clouddirectory cloudhsmv2 codecatalyst codecatalyst.git
        codecatalyst.packages codeconnections.api codedeploy-commands-secure codeguru-profiler
        codeguru-reviewer codestar-connections.api codewhisperer cognito-identity comprehendmedical
        compute-optimizer connect-campaigns console control-storage-omics controlcatalog
        cost-optimization-hub data-servicediscovery dataexchange datazone deadline.management
        deadline.scheduling deviceadvisor.iot devops-guru dicom-medical-imaging discovery drs ds ds-data
        dsql dynamodb-streams ecr-public.api eks-proxy elastic-inference.runtime elasticbeanstalk-health
        email emr-serverless-services.livy emr-serverless.dashboard emrwal.prod entityresolution evidently
        evidently-dataplane experiments finspace finspace-api forecast forecastquery frauddetector freetier
        fsx geo.geofencing geo.maps geo.metadata geo.places geo.routes geo.tracking glue.dashboard
        grafana-workspace greengrass groundstation guardduty healthlake iam identitystore inspector-scan
        internetmonitor invoicing iot.credentials iot.fleethub.api iotfleetwise iotroborunner
        iotsitewise.api iotsitewise.data iottwinmaker.api iottwinmaker.data iotwireless.api kafkaconnect
        kendra-ranking launchwizard license-manager-linux-subscriptions license-manager-user-subscriptions
        lookoutequipment lookoutmetrics lookoutvision lorawan.cups lorawan.lns m2 mail-manager
        managedblockchain-query managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet
        mediaconnect medical-imaging memory-db memorydb-fips mgn migrationhub-orchestrator
        migrationhub-strategy models-v2-lex mq neptune-graph neptune-graph-data network-firewall
        networkflowmonitor networkflowmonitorreports nimble notebook observabilityadmin outposts panorama
        partner-app payment-cryptography.controlplane payment-cryptography.dataplane pca-connector-ad
        pca-connector-scep pcs personalize personalize-events personalize-runtime pi pinpoint
        pinpoint-sms-voice-v2 pipes-data pricing.api private-networks profile proton q qapps qbusiness
        qldb.session quicksight-website rbin redshift-serverless refactor-spaces repostspace resource-groups
        robomaker rolesanywhere rum rum-dataplane runtime-medical-imaging runtime-v2-lex
        s3-global.accesspoint s3-outposts s3tables s3vectors sagemaker-data-science-assistant
        sagemaker-geospatial sagemaker.featurestore-runtime sagemaker.metrics savingsplans schemas scn
        securitylake serverlessrepo service.user-subscriptions servicecatalog-appregistry shield signin
        simspaceweaver sms snow-device-management social-messaging ssm-quicksetup storage-omics
        streaming-rekognition studio swf tagging tags-omics tax thinclient.api timestream-influxdb tnb
        transcribestreaming transfer.server trustedadvisor verifiedpermissions voiceid vpc-lattice wafv2
        wellarchitected wisdom workflows-omics workmail workspaces-web
        """.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether AWS has a service of the name.</summary>
    public static bool Has(string name)
    {
        var plain = name.EndsWith(Fips, StringComparison.Ordinal) ? name[..^Fips.Length] : name;
        return Names.Contains(name) || Names.Contains(plain) || (plain != name && AwsServices.Find(plain) is not null);
    }
}
