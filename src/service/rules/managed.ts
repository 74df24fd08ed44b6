const REASONS = {
  api: "This API is managed by API Gateway. You can't update or delete a managed API by using API Gateway.",
  integration: "This integration is managed by API Gateway. You can update it, but you can't delete it.",
  route: "This route is managed by API Gateway. You can't modify the $default route key.",
  stage: "This stage is managed by API Gateway. You can't modify the $default stage.",
} as const;

/** Why a resource that quick create made (`ApiGatewayManaged`) cannot be changed, after the reference's sentences (2.13). */
export function managedReason(kind: keyof typeof REASONS): string {
  return REASONS[kind];
}
