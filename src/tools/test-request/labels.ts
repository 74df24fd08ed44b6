import type { RouteReason } from '../../service/traffic/route-reason';
import type { Mark } from '../../service/traffic/rules';
import type { Step } from '../../service/traffic/step';

/** The steps by name. */
export const STEP_NAMES: Record<Step['id'], string> = {
  host: 'Host',
  limits: 'Limits',
  stage: 'Stage',
  throttle: 'Throttling',
  cors: 'CORS',
  route: 'Route',
  undocumented: 'Not documented',
  authorizer: 'Authorizer',
  'request-mapping': 'Request parameters',
  'integration-request': 'Integration request',
  'integration-response': 'Integration response',
  'response-mapping': 'Response parameters',
  response: 'Response',
  'access-log': 'Access log',
  message: 'Message',
  validation: 'Validation',
  'route-response': 'Route response',
};

/** How certain a rule is, for people: beside a step and beside a rule. */
export const CERTAINTY: Record<Mark, { short: string; long: string }> = {
  LIVE: { short: 'Recorded from AWS', long: 'Recorded from AWS' },
  DOC: { short: 'Documented', long: 'Documented by AWS' },
  TEST: { short: "In AWS's emulator", long: "Stated by AWS's own emulator" },
  OBS: { short: 'Reported', long: 'Reported from AWS' },
  INF: { short: 'Inferred', long: 'Inferred' },
  EMU: { short: 'Known from emulators', long: 'Emulators do so; not known of AWS' },
  UNK: { short: 'Partly not known', long: 'Not known' },
};

/** Why a route does not answer, in a word. */
export const VERDICTS: Record<RouteReason['verdict'], string> = {
  selected: 'Answers',
  tie: 'May answer',
  'less-specific': 'Less specific',
  method: 'Another method',
  path: 'Another path',
};
