import { homeRegion } from "./names.ts";

/**
 * The regions of the partitions that targets may name. Endpoints are built from this list alone, so a region that is
 * missing here is refused rather than guessed.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regions: { readonly [partition: string]: readonly string[] } = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "me-west-1",
    "mx-central-1",
    "sa-east-1",
    "sa-west-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
};

/** Where AssumeRoleWithWebIdentity is asked. https://docs.aws.amazon.com/general/latest/gr/sts.html */
export function stsEndpoint(partition: string, region: string): URL {
  return new URL(`https://sts.${region}.${partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}/`);
}

/** IAM's one endpoint of a partition, and the region in its signatures. https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
export function iamEndpoint(partition: string): { readonly url: URL; readonly region: string } {
  const hosts: { readonly [partition: string]: string } = {
    "aws-cn": "iam.cn-north-1.amazonaws.com.cn",
    "aws-us-gov": "iam.us-gov.amazonaws.com",
  };
  return { url: new URL(`https://${hosts[partition] ?? "iam.amazonaws.com"}/`), region: homeRegion(partition) };
}
