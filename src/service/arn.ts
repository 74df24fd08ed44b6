/** The partition a region belongs to: ARNs and hosts differ by it. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** The ARN of an API, as tags take it; the account part is empty (service-rules 2.12). */
export function apiArn(region: string, apiId: string): string {
  return `arn:${partitionOf(region)}:apigateway:${region}::/apis/${apiId}`;
}

/** The ARN of a stage, as tags take it (service-rules 2.12). */
export function stageArn(region: string, apiId: string, stageName: string): string {
  return `${apiArn(region, apiId)}/stages/${stageName}`;
}

/** The ARN of a custom domain name, as tags take it (service-rules 2.12). */
export function domainNameArn(region: string, domainName: string): string {
  return `arn:${partitionOf(region)}:apigateway:${region}::/domainnames/${domainName}`;
}

/** The ARN of a VPC link, as tags take it (service-rules 2.12). */
export function vpcLinkArn(region: string, vpcLinkId: string): string {
  return `arn:${partitionOf(region)}:apigateway:${region}::/vpclinks/${vpcLinkId}`;
}

/** The name at the end of a Lambda function's ARN, bare or wrapped in an invocation path; undefined for anything else. */
export function lambdaName(uri: string): string | undefined {
  return /:function:([^/:]+(?::[^/:]+)?)(?:\/invocations)?$/.exec(uri)?.[1];
}

/**
 * The URI by which API Gateway invokes a function, from the function's ARN; any other text is returned as it is
 * (service-rules 2.5: AuthorizerUri).
 */
export function invocationUri(region: string, text: string): string {
  const isFunction = /^arn:[\w-]+:lambda:([\w-]+):\d+:function:/.exec(text);
  if (!isFunction) return text;
  return `arn:${partitionOf(region)}:apigateway:${isFunction[1]}:lambda:path/2015-03-31/functions/${text}/invocations`;
}
