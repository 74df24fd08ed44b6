import type { Stage } from '@aws-sdk/client-apigatewayv2';

/**
 * When clients notice a change of an API: "immediately" where every stage deploys automatically, "after the next
 * deployment" where none does, both with the stages' names where they differ. Undefined stages are not known.
 */
export function takesEffect(stages: readonly Stage[] | undefined): string {
  if (stages === undefined) return 'after the next deployment, on an auto-deploy stage immediately';
  const automatic = stages.flatMap(({ AutoDeploy, StageName }) =>
    AutoDeploy && StageName ? [StageName] : [],
  );
  if (automatic.length === 0) return 'after the next deployment';
  if (automatic.length === stages.length) return 'immediately';
  return `immediately on ${automatic.join(', ')}, elsewhere after the next deployment`;
}
