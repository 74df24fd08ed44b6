/** How certain a rule is, the most certain first; docs/traffic-rules.md explains the marks. */
export const MARKS = ['LIVE', 'DOC', 'TEST', 'OBS', 'INF', 'EMU', 'UNK'] as const;

export type Mark = (typeof MARKS)[number];

/** A rule that a step of a trace cites. */
interface TrafficRule {
  /** The section of docs/traffic-rules.md, where its source is. */
  section: string;
  mark: Mark;
  /** The rule, as a sentence. */
  text: string;
}

const rule = (section: string, mark: Mark, text: string): TrafficRule => ({ section, mark, text });

/** The rules that traces cite. A test resolves each section, and finds each mark in it. */
export const RULES = {
  'host.default-endpoint': rule('3.3', 'DOC', 'The default endpoint of an API begins with the API ID.'),
  'host.disabled': rule(
    '3.3',
    'DOC',
    'A disabled default endpoint of an HTTP API responds 404 at all stages, from the next deployment on.',
  ),
  'host.mapping': rule(
    '2.1',
    'DOC',
    'The API mapping with the longest key that the path begins with answers.',
  ),
  'host.mapping.segments': rule('2.1', 'INF', 'Mapping keys are compared by whole segments.'),
  'host.mapping.none': rule('2.1', 'UNK', 'The response to a path without an API mapping is not known.'),
  'host.routing-rule': rule(
    '2.2',
    'DOC',
    'The first routing rule whose conditions all hold answers; rules lead to REST APIs.',
  ),
  'host.mutual-tls': rule('2.4', 'DOC', 'A domain name with mutual TLS asks for a client certificate.'),
  'host.mutual-tls.status': rule(
    '2.4',
    'INF',
    'A request without a client certificate is rejected with 403.',
  ),
  'limits.headers': rule('10.1', 'DOC', 'The request line and all header values have 10,240 bytes at most.'),
  'limits.headers.status': rule(
    '10.1',
    'UNK',
    'The response to headers that are too large is not known; 431 is assumed.',
  ),
  'limits.payload': rule('10.1', 'DOC', 'A payload has 10 MB at most.'),
  'limits.payload.status': rule('10.1', 'TEST', 'A payload that is too large is rejected with 413.'),
  'stage.segment': rule(
    '3.2',
    'DOC',
    'A first segment of the path that is the name of a stage selects it and is removed.',
  ),
  'stage.default': rule('3.2', 'DOC', 'Without such a segment the $default stage answers.'),
  'stage.mapping': rule('2.1', 'DOC', 'The API mapping decides on the stage.'),
  'stage.none': rule('3.2', 'DOC', 'Without a stage the response is 404, and nothing is logged.'),
  'stage.undeployed': rule('3.2', 'INF', 'A stage without a deployment has no routes.'),
  'throttle.zero': rule('9.1', 'OBS', 'A rate or burst of 0 rejects every request with 429.'),
  'throttle.bucket': rule(
    '9.1',
    'DOC',
    'Requests take tokens from a bucket that the rate fills up to the burst.',
  ),
  'throttle.route': rule('9.1', 'DOC', 'Settings of a route replace those of the stage.'),
  'throttle.account': rule('9.1', 'DOC', 'Without settings the limits of the account and Region apply.'),
  'cors.off': rule(
    '4.1',
    'OBS',
    'Without CORS configuration OPTIONS is a method like any other, and no headers are added.',
  ),
  'cors.preflight': rule('4.1', 'DOC', 'API Gateway answers preflight requests when CORS is configured.'),
  'cors.preflight.form': rule(
    '4.1',
    'EMU',
    'A preflight request is OPTIONS with Origin and Access-Control-Request-Method.',
  ),
  'cors.preflight.route': rule(
    '4.1',
    'DOC',
    'A route that matches OPTIONS gets the preflight request, with its authorizer.',
  ),
  'cors.preflight.status': rule('4.2', 'EMU', 'The answer to a preflight request is 204 without a body.'),
  'cors.preflight.headers': rule(
    '4.2',
    'INF',
    'It has the configured origin, methods, headers, maximum age and credentials.',
  ),
  'cors.origin.refused': rule('4.2', 'EMU', 'For another origin it has no access-control headers.'),
  'cors.response': rule(
    '4.3',
    'DOC',
    'Configured headers are added to responses of integrations; those of the integration are ignored.',
  ),
  'cors.errors': rule(
    '4.3',
    'INF',
    'Responses that API Gateway itself makes have no access-control headers.',
  ),
  'route.none': rule('1.1', 'DOC', 'Without a matching route the response is 404.'),
  'route.tiers': rule(
    '1.2',
    'DOC',
    'A full match is selected before a greedy one, and that before $default.',
  ),
  'route.method': rule('1.3', 'DOC', 'ANY is every method without a route of its own on the same path.'),
  'route.literal': rule('1.4', 'DOC', 'A literal segment is selected before a variable.'),
  'route.greedy': rule(
    '1.4',
    'TEST',
    'Of greedy routes the one with the longest literal prefix is selected.',
  ),
  'route.segments': rule('1.6', 'INF', 'A path is split at slashes, and an empty last segment is a segment.'),
  'route.tie': rule(
    '1.5',
    'UNK',
    'Nothing says which answers: the more specific path or the more specific method.',
  ),
  'route.trailing-slash': rule(
    '1.6',
    'UNK',
    'Sources disagree on whether a slash at the end of the path counts.',
  ),
  'route.empty-segment': rule('1.6', 'UNK', 'How empty segments inside a path are matched is not known.'),
  'route.percent-encoding': rule(
    '1.7',
    'UNK',
    'Whether routes are matched before or after decoding is not known.',
  ),
  'authorizer.none': rule('5.1', 'DOC', 'A route without authorization is open.'),
  'jwt.checks': rule(
    '5.1',
    'DOC',
    'Issuer, audience or client ID, times and one of the scopes are checked, and the signature with an RSA key of the issuer.',
  ),
  'jwt.unauthorized': rule(
    '5.1',
    'DOC',
    'A token that fails a check is answered with 401 and www-authenticate.',
  ),
  'jwt.missing': rule('5.1', 'EMU', 'Without a token the response is 401 with www-authenticate: Bearer.'),
  'jwt.scopes': rule('5.1', 'OBS', 'A token without a scope of the route is answered with 403.'),
  'jwt.claims': rule('5.2', 'OBS', 'Integrations see every claim as a string.'),
  'lambda-authorizer.identity': rule(
    '5.3',
    'DOC',
    'A request without one of the identity sources is answered with 401, and the function is not invoked.',
  ),
  'lambda-authorizer.cache': rule(
    '5.3',
    'DOC',
    'Results are kept for the TTL by the values of the identity sources.',
  ),
  'lambda-authorizer.simple': rule('5.4', 'DOC', 'A simple response says isAuthorized.'),
  'lambda-authorizer.policy': rule(
    '5.4',
    'DOC',
    'A policy must allow execute-api:Invoke for the request, and Deny comes first.',
  ),
  'lambda-authorizer.deny': rule('5.4', 'EMU', 'A denied request is answered with 403.'),
  'lambda-authorizer.failure': rule(
    '5.4',
    'DOC',
    'A function that fails or responds with anything else leads to 500.',
  ),
  'lambda-authorizer.arn': rule(
    '5.4',
    'UNK',
    'Whether the ARN of the request has its path or the path of the route is not known.',
  ),
  'iam.signature': rule(
    '5.5',
    'DOC',
    'The request must be signed for execute-api, and its identity be allowed execute-api:Invoke.',
  ),
  'iam.forbidden': rule('5.5', 'OBS', 'Without a valid signature and permission the response is 403.'),
  'mapping.request': rule(
    '7.1',
    'DOC',
    'Request parameters append, overwrite or remove headers and query parameters, or overwrite the path.',
  ),
  'mapping.values': rule(
    '7.2',
    'DOC',
    'Values are static, or variables of the request, the context and the stage.',
  ),
  'mapping.missing': rule(
    '7.2',
    'UNK',
    'What a variable without a value leads to is not known; the parameter is left out.',
  ),
  'mapping.order': rule('7.2', 'INF', 'All values are read from the original request or response.'),
  'mapping.response': rule(
    '7.3',
    'DOC',
    'Response parameters of the exact status change headers and the status.',
  ),
  'event.v2': rule('6.1', 'LIVE', 'The event of payload format 2.0.'),
  'event.v2.stage': rule(
    '6.3',
    'OBS',
    'rawPath begins with the name of the stage, but for $default, and never with a mapping key.',
  ),
  'event.v1': rule('6.2', 'LIVE', 'The event of payload format 1.0.'),
  'event.v1.path': rule('6.3', 'OBS', 'path is as the client sent it, with a stage and a mapping key.'),
  'event.body': rule(
    '6.4',
    'OBS',
    'Bodies are text for text/*, JSON, XML and JavaScript, and base64 for anything else.',
  ),
  'event.body.suffix': rule(
    '6.4',
    'UNK',
    'Whether types such as application/problem+json are text is not known.',
  ),
  'http.uri': rule(
    '6.5',
    'DOC',
    'Variables in the URI are replaced by those of the path, and the query is appended.',
  ),
  'http.default': rule(
    '6.5',
    'DOC',
    'For the $default route the path of the request is appended to the URI.',
  ),
  'http.fixed': rule('6.5', 'INF', 'For another route a URI without variables is used as it is.'),
  'http.headers': rule(
    '6.5',
    'UNK',
    'The host is that of the URI; the exact values of Forwarded and Via are not known.',
  ),
  'private.path': rule('6.6', 'DOC', 'A private integration gets the path with the name of the stage.'),
  'service.parameters': rule(
    '6.7',
    'DOC',
    'The call has the parameters of the integration, with variables resolved.',
  ),
  'service.missing': rule(
    '6.7',
    'UNK',
    'What a parameter without a value leads to is not known; it is left out.',
  ),
  'integration.none': rule('6.8', 'INF', 'A route without an integration leads to 500.'),
  'result.v2': rule(
    '8.1',
    'LIVE',
    'A result with statusCode is a response; anything else is the body of a 200 as application/json.',
  ),
  'result.v1': rule('8.2', 'LIVE', 'A result is an object with statusCode.'),
  'result.invalid': rule('8.3', 'LIVE', 'A result of another form leads to 500.'),
  'result.status-text': rule('8.3', 'UNK', 'Whether statusCode may be a text is not known.'),
  'integration.failed': rule('8.3', 'DOC', 'A function that fails or may not be invoked leads to 500.'),
  'integration.timeout': rule('8.3', 'OBS', 'An integration that does not respond in time leads to 503.'),
  'integration.unreachable': rule('8.3', 'INF', 'A backend that cannot be reached leads to 503.'),
  'http.response': rule(
    '8.4',
    'INF',
    'Status, headers and body of the backend pass, without hop-by-hop headers.',
  ),
  'rest.missing-token': rule(
    '10.2',
    'DOC',
    'A REST API responds Missing Authentication Token to a path or method that it does not have, and to one that must be signed.',
  ),
  'rest.denied': rule(
    '10.2',
    'DOC',
    'A REST API responds that the user is not authorized where an authorizer or a policy denies the request.',
  ),
  'rest.denied.null': rule('10.2', 'INF', 'The message of such a response can be null.'),
  'rest.forbidden': rule(
    '10.2',
    'DOC',
    'A REST API responds Forbidden without a valid API key, by a web ACL, or for a path without an API mapping.',
  ),
  'response.headers': rule(
    '8.5',
    'LIVE',
    'API Gateway adds Date, Content-Length, Connection and Apigw-Requestid.',
  ),
  'log.variables': rule('11.1', 'DOC', 'The format of the stage is filled with $context variables.'),
  'log.missing': rule('11.1', 'INF', 'A variable without a value is written as -.'),
  'ws.path': rule(
    '12.1',
    'DOC',
    'The path is the name of the stage; at a custom domain name it is the mapping key.',
  ),
  'ws.path.status': rule('12.1', 'UNK', 'The response to another path is not known; 403 is assumed.'),
  'ws.connect': rule(
    '12.1',
    'DOC',
    'The connection is made when the integration of $connect has succeeded, or without such a route.',
  ),
  'ws.connect.result': rule(
    '12.1',
    'DOC',
    'A status of 200 to 299 makes the connection; another one is what the client receives.',
  ),
  'ws.connect.failure': rule('12.1', 'OBS', 'A function that fails leads to 502.'),
  'ws.api-key': rule('12.2', 'DOC', 'A route that requires an API key asks for it when the client connects.'),
  'ws.authorizer': rule(
    '12.2',
    'DOC',
    'A missing identity source leads to 401, a policy that denies to 403; results are not kept.',
  ),
  'ws.event.connect': rule(
    '12.3',
    'OBS',
    'The event of a connection has headers and the query; neither a body nor a message ID.',
  ),
  'ws.event.message': rule(
    '12.3',
    'OBS',
    'The event of a message has the body and the connection, and no headers.',
  ),
  'ws.event.disconnect': rule('12.3', 'OBS', 'The event of a disconnection has the close code and reason.'),
  'ws.disconnect': rule(
    '12.3',
    'DOC',
    'The event of a disconnection is sent where possible, without a guarantee.',
  ),
  'ws.size': rule(
    '12.4',
    'DOC',
    'A message has 128 KB at most; a larger one closes the connection with 1009.',
  ),
  'ws.frame': rule('12.4', 'DOC', 'A frame has 32 KB at most; a larger one closes the connection with 1009.'),
  'ws.binary': rule('12.4', 'DOC', 'Binary frames close the connection with 1003.'),
  'ws.selection': rule('12.5', 'DOC', 'The route is the one whose key the expression gives, else $default.'),
  'ws.selection.none': rule(
    '12.5',
    'OBS',
    'Without a route the client receives a frame with the message Forbidden.',
  ),
  'ws.selection.reserved': rule('12.5', 'INF', 'Messages do not select $connect and $disconnect.'),
  'ws.validation': rule(
    '12.6',
    'DOC',
    'The body must be valid against the model that the expression selects, else $default.',
  ),
  'ws.validation.frame': rule(
    '12.6',
    'INF',
    'An invalid body is answered with a frame with the message Bad request body.',
  ),
  'ws.template': rule(
    '12.7',
    'DOC',
    'The template selection expression chooses the template, and the passthrough behavior what happens without one.',
  ),
  'ws.template.default': rule(
    '12.7',
    'UNK',
    'Which template is used without an expression is not known; $default is assumed.',
  ),
  'ws.template.engine': rule(
    '12.7',
    'UNK',
    'The template is not evaluated here: it has what could take without end.',
  ),
  'ws.parameters': rule(
    '12.7',
    'DOC',
    'Request parameters take values from the message, the context and stage variables.',
  ),
  'ws.failure': rule(
    '12.8',
    'OBS',
    'An integration that fails is answered with a frame with the message Internal server error; the connection stays.',
  ),
  'ws.integration-response': rule(
    '12.8',
    'DOC',
    'An integration that is no proxy needs an integration response: the one whose key matches, else $default.',
  ),
  'ws.integration-response.none': rule(
    '12.8',
    'INF',
    'Without an integration response the client receives a frame with Internal server error.',
  ),
  'ws.one-way': rule('12.9', 'DOC', 'Without a route response nothing is sent back.'),
  'ws.manage': rule(
    '12.10',
    'DOC',
    'POST sends data to a client, GET describes its connection, and DELETE closes it.',
  ),
  'ws.manage.gone': rule('12.10', 'DOC', 'A connection that is closed or never was leads to 410.'),
  'ws.manage.id': rule('12.10', 'OBS', 'An ID of another form leads to 400.'),
  'ws.manage.size': rule('12.10', 'DOC', 'Data of more than 128 KB lead to 413.'),
  'ws.manage.busy': rule('12.10', 'DOC', 'A client that receives too slowly leads to 429.'),
  'ws.manage.other': rule('12.10', 'UNK', 'The response to any other request is not known; 403 is assumed.'),
  'ws.two-way': rule('12.9', 'OBS', 'With a route response the client receives the body of the result.'),
} as const satisfies Record<string, TrafficRule>;

/** The name of a rule, such as `stage.segment`. */
export type RuleId = keyof typeof RULES;
