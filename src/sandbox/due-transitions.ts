import type { VpcLinkStatus } from '@aws-sdk/client-apigatewayv2';
import type { Context } from './context';
import type { Job } from './state';

/** Plans what time does to a resource: at most one job each. */
export function schedule(ctx: Context, kind: Job['kind'], id: string, becomes?: string): void {
  const at = new Date(ctx.now.getTime() + ctx.settleMs);
  ctx.tx.put('job', '', `${kind}/${id}`, { at, kind, id, ...(becomes === undefined ? {} : { becomes }) });
}

function finish({ tx }: Context, job: Job): void {
  const resource = tx.get(job.kind, '', job.id);
  if (resource === undefined) return;
  if (job.becomes === undefined) {
    tx.remove(job.kind, '', job.id);
    return;
  }
  if (job.kind === 'vpcLink') {
    const link = tx.need('vpcLink', '', job.id);
    tx.put('vpcLink', '', job.id, { ...link, VpcLinkStatus: job.becomes as VpcLinkStatus });
    return;
  }
  const domain = tx.need('domainName', '', job.id);
  const configurations = (domain.DomainNameConfigurations ?? []).map((configuration) => ({
    ...configuration,
    DomainNameStatus: 'AVAILABLE' as const,
  }));
  tx.put('domainName', '', job.id, { ...domain, DomainNameConfigurations: configurations });
}

/** Brings about what is due, at the start of every request. */
export function runDueTransitions(ctx: Context): void {
  for (const job of ctx.tx.all('job', '')) {
    if (job.at.getTime() > ctx.now.getTime()) continue;
    finish(ctx, job);
    ctx.tx.remove('job', '', `${job.kind}/${job.id}`);
  }
}
