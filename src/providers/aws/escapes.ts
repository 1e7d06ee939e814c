/*
 * Actions that a wildcard in a ceiling does not give, because what they do outlives or leaves the session:
 * they hand out another identity or a credential, run code as someone else, or share permission with someone else.
 * A ceiling that really means one of them names it exactly. The list is no proof of completeness; exact ceilings are.
 *
 * Gathered from the Service Authorization Reference (access level "Permissions management", and actions that return tokens):
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** They return credentials or open a channel that later denials do not cut. https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
const credentials = {
  sts: "AssumeRole AssumeRoot AssumeRoleWithSAML AssumeRoleWithWebIdentity GetFederationToken GetSessionToken GetWebIdentityToken GetDelegatedAccessToken GetServiceBearerToken SetContext SetSourceIdentity TagSession",
  signin: "CreateOAuth2Token",
  "cognito-identity": "GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity",
  codeartifact: "GetAuthorizationToken",
  ecr: "GetAuthorizationToken",
  "ecr-public": "GetAuthorizationToken",
  s3: "GetDataAccess",
  s3express: "CreateSession",
  lakeformation: "GetDataAccess GetTemporaryGluePartitionCredentials GetTemporaryGlueTableCredentials",
  redshift: "GetClusterCredentials GetClusterCredentialsWithIAM",
  "redshift-serverless": "GetCredentials",
  "rds-db": "connect",
  "eks-auth": "AssumeRoleForPodIdentity",
  connect: "GetFederationToken",
  gamelift: "GetComputeAccess GetInstanceAccess RequestUploadCredentials",
  lightsail: "DownloadDefaultKeyPair GetInstanceAccessDetails",
  iot: "AssumeRoleWithCertificate CreateKeysAndCertificate",
  rolesanywhere: "CreateProfile CreateTrustAnchor UpdateProfile UpdateTrustAnchor",
  ec2: "GetPasswordData",
  "ec2-instance-connect": "OpenTunnel SendSSHPublicKey SendSerialConsoleSSHPublicKey",
  "codestar-connections": "GetConnectionToken UseConnection",
  codeconnections: "GetConnectionToken UseConnection",
  sagemaker: "CreatePresignedDomainUrl CreatePresignedNotebookInstanceUrl",
  appsync: "CreateApiKey",
  bedrock: "CallWithBearerToken",
  cloud9: "CreateEnvironmentToken",
  grafana: "CreateWorkspaceApiKey CreateWorkspaceServiceAccountToken",
};

/** They run code of the caller's choosing with another principal's permissions. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const code = {
  iam: "PassRole",
  lambda: "CreateEventSourceMapping CreateFunction UpdateFunctionCode UpdateFunctionConfiguration",
  cloudformation:
    "CreateChangeSet CreateStack CreateStackInstances CreateStackSet ExecuteChangeSet UpdateStack UpdateStackSet",
  ec2: "AssociateIamInstanceProfile ModifyInstanceAttribute ReplaceIamInstanceProfileAssociation RequestSpotInstances RunInstances",
  ecs: "CreateService ExecuteCommand RegisterTaskDefinition RunTask StartTask UpdateService",
  batch: "RegisterJobDefinition SubmitJob",
  codebuild: "CreateProject StartBuild StartBuildBatch UpdateProject",
  codepipeline: "CreatePipeline StartPipelineExecution UpdatePipeline",
  glue: "CreateDevEndpoint CreateJob CreateSession RunStatement StartJobRun UpdateDevEndpoint UpdateJob",
  sagemaker: "CreateNotebookInstance CreateProcessingJob CreateTrainingJob UpdateNotebookInstance",
  states: "CreateStateMachine StartExecution StartSyncExecution UpdateStateMachine",
  events: "PutRule PutTargets",
  scheduler: "CreateSchedule UpdateSchedule",
  ssm: "CreateActivation CreateAssociation ResumeSession SendCommand StartAutomationExecution StartSession UpdateAssociation",
  elasticmapreduce: "AddJobFlowSteps RunJobFlow",
  "emr-serverless": "StartJobRun",
  apprunner: "CreateService UpdateService",
  elasticbeanstalk: "CreateEnvironment UpdateEnvironment",
};

/** They give permission to someone else, or take a limit away. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const sharing = {
  iam: "AddClientIDToOpenIDConnectProvider AddUserToGroup AttachGroupPolicy AttachUserPolicy CreateAccessKey CreateGroup CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary DetachRolePolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy ResetServiceSpecificCredential SetDefaultPolicyVersion TagRole UntagRole UpdateAccessKey UpdateAssumeRolePolicy UpdateLoginProfile UpdateSAMLProvider UploadSSHPublicKey UploadSigningCertificate",
  lambda: "AddLayerVersionPermission AddPermission CreateFunctionUrlConfig UpdateFunctionUrlConfig",
  s3: "CreateAccessGrant CreateAccessPoint PutAccessPointPolicy PutBucketAcl PutBucketPolicy PutBucketReplication PutObjectAcl PutObjectVersionAcl",
  sqs: "AddPermission SetQueueAttributes",
  sns: "AddPermission SetTopicAttributes Subscribe",
  kms: "CreateGrant PutKeyPolicy",
  secretsmanager: "PutResourcePolicy",
  dynamodb: "PutResourcePolicy",
  kinesis: "PutResourcePolicy",
  ecr: "PutRegistryPolicy SetRepositoryPolicy",
  ec2: "ModifyImageAttribute ModifySnapshotAttribute",
  rds: "ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute",
  ram: "AssociateResourceShare CreateResourceShare",
  logs: "PutResourcePolicy PutSubscriptionFilter",
  events: "PutPermission",
  glue: "PutResourcePolicy",
  backup: "PutBackupVaultAccessPolicy",
  lakeformation: "GrantPermissions",
  eks: "AssociateAccessPolicy CreateAccessEntry CreatePodIdentityAssociation UpdateAccessEntry",
};

/** Every escape as `service:Action`. */
export const escapes: readonly string[] = [credentials, code, sharing].flatMap((table) =>
  Object.entries(table).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`)),
);
