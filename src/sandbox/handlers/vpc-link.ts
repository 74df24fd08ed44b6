import { checkDeleteVpcLink } from '../../service/rules/deletes';
import { checkVpcLink } from '../../service/rules/vpc-link';
import type { Context, Handlers } from '../context';
import { schedule } from '../due-transitions';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched } from '../patch';
import { protocolOf, withinQuota } from './shared';

/** What may use a link: the integrations of HTTP APIs, as those of WebSocket APIs use links of REST APIs (2.6). */
const possibleUsers = ({ tx }: Context) =>
  tx
    .all('api', '')
    .filter((api) => protocolOf(api) === 'HTTP')
    .flatMap(({ ApiId = '' }) => tx.all('integration', ApiId));

type Operations = 'CreateVpcLink' | 'GetVpcLink' | 'GetVpcLinks' | 'UpdateVpcLink' | 'DeleteVpcLink';

export const vpcLinkHandlers: Handlers<Operations> = {
  CreateVpcLink(ctx, { Name, SubnetIds, SecurityGroupIds = [], Tags }) {
    const wanted = { Name, SubnetIds, SecurityGroupIds, ...(Tags === undefined ? {} : { Tags }) };
    refuse(checkVpcLink(wanted));
    withinQuota(ctx, 'vpcLinksPerRegion', 'vpcLink', '');
    const id = newId(ctx, 'vpcLink', '');
    schedule(ctx, 'vpcLink', id, 'AVAILABLE');
    return ctx.tx.put('vpcLink', '', id, {
      ...wanted,
      VpcLinkId: id,
      VpcLinkStatus: 'PENDING',
      VpcLinkVersion: 'V2',
      CreatedDate: ctx.now,
    });
  },

  GetVpcLink({ tx }, { VpcLinkId }) {
    return tx.need('vpcLink', '', VpcLinkId);
  },

  GetVpcLinks(ctx, input) {
    return page(ctx, 'vpcLink', '', input);
  },

  UpdateVpcLink({ tx }, { VpcLinkId, Name }) {
    const link = patched(tx.need('vpcLink', '', VpcLinkId), { Name }, { required: ['Name'] });
    refuse(checkVpcLink(link));
    return tx.put('vpcLink', '', VpcLinkId, link);
  },

  DeleteVpcLink(ctx, { VpcLinkId }) {
    const link = ctx.tx.need('vpcLink', '', VpcLinkId);
    refuse(checkDeleteVpcLink(VpcLinkId, possibleUsers(ctx)));
    ctx.tx.put('vpcLink', '', VpcLinkId, { ...link, VpcLinkStatus: 'DELETING' });
    schedule(ctx, 'vpcLink', VpcLinkId);
    return {};
  },
};
