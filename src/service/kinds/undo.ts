import type { OperationsWithRole } from '../kinds';
import type { Kind } from '../resources';

/** What the undo of a call on a kind says and asks for. A module of its own: only what undoes a call loads it. */
interface KindUndo {
  /** What a deleted one is once it has been created again, or why it cannot be. */
  delete: { note: string } | { reason: string };
  /** What else the deletion takes that undoes a create; empty when nothing. */
  create: string;
  /** That deletion takes so much with it that the name has to be typed. */
  confirmByName: boolean;
}

const newId = (noun: string) =>
  `The ${noun} has a new ID. Whatever names the old one outside of API Gateway has to be changed.`;

export const kindUndo: { readonly [K in Kind]: KindUndo } = {
  api: {
    delete: {
      reason:
        'All that was in the API went with it (routes, integrations, stages and their deployments). A new API would have another ID and another address.',
    },
    create: 'All that is in it by now goes with it: routes, integrations, stages.',
    confirmByName: true,
  },
  route: {
    delete: {
      note: 'The route has a new ID. Settings that stages have for it count again: they go by its key.',
    },
    create: 'Requests for it go unanswered after the next deployment, on an auto-deploy stage immediately.',
    confirmByName: false,
  },
  integration: {
    delete: {
      note: `${newId('integration')} No route led to it, or the service would not have deleted it.`,
    },
    create: '',
    confirmByName: false,
  },
  authorizer: {
    delete: {
      note: `${newId('authorizer')} No route used it, or the service would not have deleted it.`,
    },
    create: '',
    confirmByName: false,
  },
  stage: {
    delete: { note: 'The stage has the same name and address as before.' },
    create: 'Its address stops answering at once.',
    confirmByName: true,
  },
  deployment: {
    delete: {
      reason:
        'A deployment is a picture of the API at its time. A new one would be a picture of the API as it is now.',
    },
    create: '',
    confirmByName: false,
  },
  model: {
    delete: {
      note: 'The model has a new ID. Routes name it by its name, so that they find it again.',
    },
    create: '',
    confirmByName: false,
  },
  routeResponse: {
    delete: { note: 'The route response has a new ID.' },
    create: '',
    confirmByName: false,
  },
  integrationResponse: {
    delete: { note: 'The integration response has a new ID.' },
    create: '',
    confirmByName: false,
  },
  domainName: {
    delete: {
      note: 'The domain name gets a new regional host name (ApiGatewayDomainName): its DNS record has to be changed to that.',
    },
    create: 'Its API mappings and routing rules go with it.',
    confirmByName: true,
  },
  apiMapping: {
    delete: { note: 'The API mapping has a new ID.' },
    create: '',
    confirmByName: false,
  },
  routingRule: {
    delete: { note: 'The routing rule has a new ID, and the same priority.' },
    create: 'Requests that it matched go to other rules or API mappings at once.',
    confirmByName: false,
  },
  vpcLink: {
    delete: { note: `${newId('VPC link')} It takes some minutes until it is available.` },
    create: '',
    confirmByName: true,
  },
};

/** Why these have no inverse. */
export const noUndo: Readonly<Record<OperationsWithRole<'replace' | 'reset'>, string>> = {
  ReimportApi:
    'Reimporting replaced routes, integrations and authorizers by new ones with new IDs. To go back, reimport the earlier document.',
  ResetAuthorizersCache: 'What the cache held is gone. It fills again with the next requests.',
};
