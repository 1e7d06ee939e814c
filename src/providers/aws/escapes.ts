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
  lightsail: "CreateBucketAccessKey DownloadDefaultKeyPair GetInstanceAccessDetails",
  iot: "AssumeRoleWithCertificate CreateKeysAndCertificate CreateRoleAlias",
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
  athena: "CreatePresignedNotebookUrl",
  "bedrock-agentcore": "GetResourceOauth2Token GetWorkloadAccessToken",
  "cognito-idp": "AdminInitiateAuth AdminSetUserPassword",
  "acm-pca": "IssueCertificate",
  appstream: "CreateStreamingURL",
  ds: "ResetUserPassword",
  transfer: "CreateUser ImportSshPublicKey UpdateUser",
};

/** They run code of the caller's choosing with another principal's permissions. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const code = {
  iam: "PassRole",
  lambda:
    "CreateEventSourceMapping CreateFunction InvokeFunction PublishLayerVersion UpdateFunctionCode UpdateFunctionConfiguration",
  cloudformation:
    "ActivateType ContinueUpdateRollback CreateChangeSet CreateStack CreateStackInstances CreateStackSet ExecuteChangeSet RegisterType SetStackPolicy UpdateStack UpdateStackSet",
  ec2: "AssociateIamInstanceProfile CreateFleet CreateLaunchTemplateVersion ModifyInstanceAttribute ReplaceIamInstanceProfileAssociation RequestSpotFleet RequestSpotInstances RunInstances",
  ecs: "CreateService CreateTaskSet ExecuteCommand RegisterContainerInstance RegisterTaskDefinition RunTask StartTask UpdateService UpdateTaskSet",
  batch: "RegisterJobDefinition SubmitJob",
  codebuild: "CreateProject RetryBuild StartBuild StartBuildBatch StartSandbox UpdateProject",
  codepipeline: "CreatePipeline StartPipelineExecution UpdatePipeline",
  glue: "CreateDevEndpoint CreateJob CreateSession CreateTrigger RunStatement StartJobRun StartTrigger StartWorkflowRun UpdateDevEndpoint UpdateJob",
  sagemaker:
    "CreateApp CreateEndpoint CreateModel CreateNotebookInstance CreatePipeline CreateProcessingJob CreateTrainingJob CreateTransformJob StartPipelineExecution UpdateNotebookInstance",
  states: "CreateStateMachine RedriveExecution StartExecution StartSyncExecution TestState UpdateStateMachine",
  events: "PutRule PutTargets",
  scheduler: "CreateSchedule UpdateSchedule",
  ssm: "CreateActivation CreateAssociation CreateDocument ResumeSession SendCommand StartAutomationExecution StartSession UpdateAssociation UpdateDocument",
  elasticmapreduce: "AddJobFlowSteps RunJobFlow",
  "emr-serverless": "StartJobRun",
  apprunner: "CreateService UpdateService",
  elasticbeanstalk: "CreateEnvironment UpdateEnvironment",
  "emr-containers": "StartJobRun",
  autoscaling: "CreateAutoScalingGroup CreateLaunchConfiguration UpdateAutoScalingGroup",
  athena: "StartCalculationExecution StartSession",
  imagebuilder: "CreateImagePipeline",
  datapipeline: "ActivatePipeline",
  amplify: "StartJob",
  eks: "CreateFargateProfile",
  lightsail: "CreateInstances",
  fis: "StartExperiment",
  "bedrock-agentcore": "CreateAgentRuntime",
  bedrock: "InvokeAgent",
};

/** They give permission to someone else, or take a limit away. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const sharing = {
  iam: "AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AttachGroupPolicy AttachUserPolicy CreateAccessKey CreateGroup CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateServiceSpecificCredential CreateUser DeleteGroupPolicy DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary DeleteUserPolicy DetachGroupPolicy DetachRolePolicy DetachUserPolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy RemoveUserFromGroup ResetServiceSpecificCredential SetDefaultPolicyVersion TagPolicy TagRole TagUser UntagRole UntagUser UpdateAccessKey UpdateAssumeRolePolicy UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole UpdateSAMLProvider UploadSSHPublicKey UploadSigningCertificate",
  lambda: "AddLayerVersionPermission AddPermission CreateFunctionUrlConfig RemovePermission UpdateFunctionUrlConfig",
  s3: "CreateAccessGrant CreateAccessPoint DeleteBucketPolicy PutAccessGrantsInstanceResourcePolicy PutAccessPointPolicy PutAccountPublicAccessBlock PutBucketAcl PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketReplication PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl",
  sqs: "AddPermission RemovePermission SetQueueAttributes",
  sns: "AddPermission SetTopicAttributes Subscribe",
  kms: "CreateGrant CreateKey PutKeyPolicy ReplicateKey RetireGrant",
  secretsmanager: "DeleteResourcePolicy PutResourcePolicy ReplicateSecretToRegions",
  dynamodb:
    "CreateGlobalTable DeleteResourcePolicy EnableKinesisStreamingDestination ExportTableToPointInTime PutResourcePolicy",
  kinesis: "DeleteResourcePolicy PutResourcePolicy",
  ecr: "DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy",
  ec2: "ModifyImageAttribute ModifySnapshotAttribute",
  rds: "ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute",
  ram: "AssociateResourceShare CreateResourceShare",
  logs: "DeleteResourcePolicy PutAccountPolicy PutDestinationPolicy PutResourcePolicy PutSubscriptionFilter",
  events: "PutPermission",
  glue: "PutResourcePolicy",
  backup: "PutBackupVaultAccessPolicy StartCopyJob",
  lakeformation: "GrantPermissions",
  eks: "AssociateAccessPolicy AssociateIdentityProviderConfig CreateAccessEntry CreatePodIdentityAssociation UpdateAccessEntry UpdateClusterConfig",
  ssm: "ModifyDocumentPermission PutResourcePolicy",
  codebuild: "PutResourcePolicy",
  iot: "AttachPolicy AttachPrincipalPolicy CreatePolicy CreateTopicRule",
  "acm-pca": "PutPolicy",
  elasticfilesystem: "PutFileSystemPolicy",
  es: "UpdateDomainConfig",
  aoss: "CreateAccessPolicy UpdateAccessPolicy",
  apigateway: "UpdateRestApiPolicy",
  redshift: "AuthorizeEndpointAccess AuthorizeSnapshotAccess",
  "cognito-identity": "SetIdentityPoolRoles UpdateIdentityPool",
  sso: "CreateAccountAssignment ProvisionPermissionSet",
  identitystore: "CreateGroupMembership",
  organizations: "AttachPolicy DetachPolicy",
  lightsail: "SetResourceAccessForBucket",
  kafka: "PutClusterPolicy",
  "vpc-lattice": "PutAuthPolicy PutResourcePolicy",
  "ecr-public": "SetRepositoryPolicy",
  codeartifact: "PutDomainPermissionsPolicy PutRepositoryPermissionsPolicy",
  schemas: "PutResourcePolicy",
};

/** Every escape as `service:Action`. */
export const escapes: readonly string[] = [credentials, code, sharing].flatMap((table) =>
  Object.entries(table).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`)),
);

const known = new Set(escapes.map((action) => action.toLowerCase()));

/** Whether an action, named in full, is one of them; IAM compares actions without regard to case. */
export function isEscape(action: string): boolean {
  return known.has(action.toLowerCase());
}
