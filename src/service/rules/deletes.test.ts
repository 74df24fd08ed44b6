import { describe, expect, it } from 'vitest';
import {
  checkDeleteApi,
  checkDeleteAuthorizer,
  checkDeleteIntegration,
  checkDeleteStage,
  checkDeleteVpcLink,
} from './deletes';

describe('Deletes of what is in use', () => {
  const routes = [
    { RouteId: 'xrfucl1', RouteKey: '$default', Target: 'integrations/abc', AuthorizerId: 'auth' },
    { RouteId: 'other', RouteKey: 'GET /', Target: 'integrations/def' },
  ];

  it.each([
    [
      checkDeleteIntegration('abc', routes),
      409,
      'Cannot delete Integration because it is referenced by the following Routes with Ids: [xrfucl1]',
    ],
    [
      checkDeleteAuthorizer({ AuthorizerId: 'auth', Name: 'guard' }, routes),
      409,
      'Cannot delete authorizer guard, is referenced in route: $default',
    ],
    [
      checkDeleteVpcLink('l4er5c', [
        { ConnectionId: 'l4er5c', IntegrationMethod: 'ANY', IntegrationId: 'qtfgl2b' },
      ]),
      400,
      "Cannot delete vpc link. Vpc link 'l4er5c', is referenced in [ANY:qtfgl2b] in format of [Method:Resource].",
    ],
    [
      checkDeleteApi('abc', [{ ApiId: 'abc', Stage: 'dev' }]),
      400,
      'Deleting API abc failed. Please remove all API mappings for the API from your custom domain names.',
    ],
    [
      checkDeleteStage('abc', 'dev', [{ ApiId: 'abc', Stage: 'dev' }]),
      400,
      'Deleting stage dev failed. Please remove all API mappings for the stage from your custom domain names.',
    ],
  ])('are refused in the words of the service (%#)', (issues, status, message) => {
    expect(issues).toMatchObject([{ status, message }]);
  });

  it('pass where nothing refers to it', () => {
    expect(checkDeleteIntegration('zzz', routes)).toEqual([]);
    expect(checkDeleteAuthorizer({ AuthorizerId: 'zzz' }, routes)).toEqual([]);
    expect(checkDeleteVpcLink('zzz', [{ ConnectionId: 'other' }])).toEqual([]);
    expect(checkDeleteApi('zzz', [{ ApiId: 'abc' }])).toEqual([]);
    expect(checkDeleteStage('abc', 'prod', [{ ApiId: 'abc', Stage: 'dev' }])).toEqual([]);
  });
});
