/**
 * The configuration of an API with an integration for each route, as it is read from the lists. Of two versions a third of
 * the routes and integrations differs: some are changed, some renamed, some only in one of them.
 * @param {typeof import('../service/configuration/source').fromLists} fromLists
 * @param {number} routes
 * @param {0 | 1} version
 */
export function benchApi(fromLists, routes, version) {
  const numbers = Array.from({ length: routes }, (_, at) => at);
  const kept = numbers.filter((at) => at % 12 !== version);
  return fromLists({
    api: { ApiId: 'a', Name: 'bench', ProtocolType: 'HTTP', RouteSelectionExpression: undefined },
    routes: kept.map((at) => ({
      RouteId: `r${at}`,
      RouteKey: at % 12 === 3 && version === 1 ? `GET /renamed/${at}/{id}` : `GET /things/${at}/{id}`,
      Target: `integrations/i${at}`,
      AuthorizationType: 'JWT',
      AuthorizerId: 'u',
      OperationName: at % 12 === 5 ? `read${version}` : `read${at}`,
    })),
    integrations: kept.map((at) => ({
      IntegrationId: `i${at}`,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: `https://example.com/things/${at}/{id}`,
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: at % 12 === 7 ? 1000 + version : 30000,
      RequestParameters: { 'append:header.a': `$request.path.id`, 'overwrite:path': `/things/${at}` },
    })),
    authorizers: [
      {
        AuthorizerId: 'u',
        Name: 'staff',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['a'] },
      },
    ],
    stages: [{ StageName: 'prod', RouteSettings: {}, StageVariables: { a: '1' } }],
    models: [],
    routeResponses: {},
    integrationResponses: {},
  });
}
