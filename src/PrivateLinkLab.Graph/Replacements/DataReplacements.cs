namespace PrivateLinkLab.Graph.Replacements;

/// <summary>Types of RDS, S3 and SQS.</summary>
internal static class DataReplacements
{
    public static (string Type, string Paths)[] Table =>
    [
        // Terraform AWS provider, resource aws_db_instance, 'Forces new resource'. The identifier is changed in place.
        ("aws:rds/instance:Instance", """
            availabilityZone backupTarget characterSetName customIamInstanceProfile dbName engine kmsKeyId
            ncharCharacterSetName region restoreToPointInTime s3Import snapshotIdentifier storageEncrypted timezone
            username
            """),

        // Terraform AWS provider, resource aws_rds_instance_state: internal/service/rds/instance_state.go.
        ("aws:rds/instanceDesiredState:InstanceDesiredState", "identifier region"),

        // Terraform AWS provider, resource aws_db_snapshot, 'Forces new resource'.
        ("aws:rds/snapshot:Snapshot", "dbInstanceIdentifier dbSnapshotIdentifier region"),

        // Terraform AWS provider, resource aws_db_subnet_group, 'Forces new resource'.
        ("aws:rds/subnetGroup:SubnetGroup", "name namePrefix region"),

        // Terraform AWS provider, resource aws_db_parameter_group, 'Forces new resource'.
        ("aws:rds/parameterGroup:ParameterGroup", "description family name namePrefix region"),

        // Terraform AWS provider, resource aws_s3_bucket, 'Forces new resource'.
        ("aws:s3/bucket:Bucket", "bucket bucketNamespace bucketPrefix objectLockEnabled region"),

        // Terraform AWS provider, resource aws_s3_bucket_policy, 'Forces new resource'.
        ("aws:s3/bucketPolicy:BucketPolicy", "bucket region"),

        // Terraform AWS provider, resource aws_s3_bucket_public_access_block, 'Forces new resource'.
        ("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket region"),

        // Terraform AWS provider, resource aws_s3_bucket_server_side_encryption_configuration, 'Forces new resource'.
        ("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "bucket expectedBucketOwner region"),

        // Terraform AWS provider, resource aws_sqs_queue, 'Forces new resource'.
        ("aws:sqs/queue:Queue", "fifoQueue name namePrefix region"),

        // Terraform AWS provider, resource aws_sqs_queue_policy, 'Forces new resource'.
        ("aws:sqs/queuePolicy:QueuePolicy", "queueUrl region"),

        // Terraform AWS provider, resource aws_sqs_queue_redrive_allow_policy, 'Forces new resource'.
        ("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "queueUrl region"),
    ];
}
