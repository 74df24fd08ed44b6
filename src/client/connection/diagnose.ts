import type { Connection } from './connection';
import { connectionTypeOf } from './types/registry';

type NoResponseCause = 'unreachable' | 'policy' | 'cors' | 'header' | 'relay';

/** The outcome of a probe. */
export type ProbeResult =
  | { outcome: 'responded' | 'unexpected-body' }
  | {
      outcome: 'refused';
      status: number;
      /** The service's error name. */
      name: string;
      message: string;
      /** The local clock. */
      now: Date;
      /** The response's Date header, when it may be read. */
      date?: string;
      requestId?: string;
    }
  | {
      outcome: 'no-response';
      /**
       * `cors`: the host responds, but without CORS. `header`: it rejects the headers of a signed call. `policy`: this
       * page's Content Security Policy does not name the host.
       */
      why: NoResponseCause;
      message: string;
    };

/** The diagnosis of a probe, as text for the user. */
export interface Diagnosis {
  /** The case. */
  found:
    | 'works'
    | 'throttled'
    | 'no-cors'
    | 'header-refused'
    | 'policy'
    | 'wrong-keys'
    | 'wrong-secret'
    | 'no-keys'
    | 'expired'
    | 'clock'
    | 'denied'
    | 'unreachable'
    | 'relay'
    | 'not-v2'
    | 'refused';
  works: boolean;
  title: string;
  /** What to do about it. */
  remedy: string;
  /** The service's message and the request id, for support. */
  detail?: string;
  /** The transport that was tried too, and works. */
  proposes?: 'relay';
}

type DiagnosisText = Pick<Diagnosis, 'found' | 'title' | 'remedy'>;

/** Maps a probe's outcome to a known case and its remedy. */
export function diagnose(facts: ProbeResult, connection: Connection): Diagnosis {
  const words = wordsFor(facts, connection);
  const finding = { ...words, works: words.found === 'works' || words.found === 'throttled' };
  // The relay's own error messages are remedies already.
  if (facts.outcome !== 'refused' || words.found === 'no-keys' || words.found === 'relay') return finding;
  const { name, status, message, requestId } = facts;
  // Responses of other servers are not quoted: the SDK's message is only about its parser.
  const quoted =
    words.found === 'not-v2' ? `It responded with ${status}.` : `${name} (${status}): ${message}`;
  return { ...finding, detail: requestId ? `${quoted} · request ${requestId}` : quoted };
}

function wordsFor(facts: ProbeResult, connection: Connection): DiagnosisText {
  switch (facts.outcome) {
    case 'responded':
      return works(connection);
    case 'unexpected-body':
      return notV2();
    case 'no-response':
      return noResponse(facts.why, facts.message, connection);
    case 'refused':
      return refusal(facts, connection);
  }
}

const works = ({ name, region }: Connection): DiagnosisText => ({
  found: 'works',
  title: `${name} works.`,
  remedy: `API Gateway of ${region} responded, and the credentials may list its APIs.`,
});

const notV2 = (): DiagnosisText => ({
  found: 'not-v2',
  title: 'Something responded, but it is not API Gateway V2.',
  remedy: 'Check the address: the control plane responds at /v2/apis below it.',
});

function noResponse(why: NoResponseCause, message: string, connection: Connection): DiagnosisText {
  const { region, endpoint } = connection;
  const remedies = connectionTypeOf(connection).diagnosis;
  const host = endpoint ?? `API Gateway of ${region}`;
  switch (why) {
    case 'cors':
      return {
        found: 'no-cors',
        title: `${host} is reachable, but does not respond to web pages (no CORS).`,
        remedy: remedies.noCors,
      };
    case 'header':
      return {
        found: 'header-refused',
        title: `${host} responds to web pages, but refuses a header of signed calls.`,
        remedy: remedies.noCors,
      };
    case 'policy':
      return {
        found: 'policy',
        title: `The security policy of this page does not let it call ${host}.`,
        remedy: remedies.policy,
      };
    case 'relay':
      return {
        found: 'unreachable',
        title: 'The relay got no response.',
        remedy: `${message} Check the network of this machine and the Region.`,
      };
    case 'unreachable':
      return {
        found: 'unreachable',
        title: `Nothing responds at ${host}.`,
        remedy: remedies.unreachable,
      };
  }
}

function refusal(facts: Extract<ProbeResult, { outcome: 'refused' }>, connection: Connection): DiagnosisText {
  const { name, status, message } = facts;
  const { access, profile, region } = connection;
  const whose =
    access === 'profile'
      ? `credentials of ${profile ? `profile ${profile}` : 'the environment'}`
      : 'entered credentials';
  if (name === 'RelayHasNoCredentials' || name === 'NoCredentials') {
    return { found: 'no-keys', title: 'There are no credentials to sign with.', remedy: message };
  }
  if (/^Relay/.test(name)) {
    return {
      found: 'relay',
      title: 'The relay rejected this page.',
      remedy: `${message} Press Enter in the terminal of npm start, and open the address that it prints.`,
    };
  }
  if (/^(ExpiredToken(Exception)?|TokenRefreshRequired)$/.test(name)) {
    return {
      found: 'expired',
      title: `The ${whose} have expired.`,
      remedy: 'Get new ones and enter them here.',
    };
  }
  const skew = clockSkew(facts);
  if (skew !== undefined) {
    return {
      found: 'clock',
      title: 'The clock of this computer is wrong.',
      remedy: `${skew} AWS accepts a difference of up to five minutes. Set the clock, then test again.`,
    };
  }
  if (/^(InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?)$/.test(name)) {
    return {
      found: 'wrong-secret',
      title: 'The access key exists, but the signature does not match.',
      remedy: `The secret access key of the ${whose} does not belong to it, or was cut while copying. Enter the pair again.`,
    };
  }
  if (
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken(Exception)?|AuthFailure)$/.test(
      name,
    )
  ) {
    return {
      found: 'wrong-keys',
      title: `AWS does not know the ${whose}.`,
      remedy: `The access key is mistyped, deleted or of another partition, the session token is missing, or the account has not enabled ${region}.`,
    };
  }
  if (/^AccessDenied(Exception)?$/.test(name)) {
    const { action, resource } = denied(message, region);
    return {
      found: 'denied',
      title: 'The credentials are valid, but may not list APIs.',
      remedy: `Their policy must allow ${action} on ${resource}.`,
    };
  }
  if (status === 429) {
    return {
      found: 'throttled',
      title: `${connection.name} works, but is throttled.`,
      remedy: 'API Gateway responded that there are too many requests for now.',
    };
  }
  if (
    /SyntaxError|ForeignResponse/.test(name) ||
    ((status === 404 || status === 405) && !/Exception$/.test(name))
  )
    return notV2();
  return {
    found: 'refused',
    title: `The endpoint refused with ${status}.`,
    remedy: status >= 500 ? 'It has an internal problem. Test again later.' : message,
  };
}

/** Actions are HTTP verbs and resources are paths (service-rules 7); the service's message usually names them. */
function denied(message: string, region: string): { action: string; resource: string } {
  const [, action, resource] =
    /to perform: (apigateway:[A-Z]+)(?: on resource: (arn:\S+?))?(?:[\s.,]|$)/.exec(message) ?? [];
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return {
    action: action ?? 'apigateway:GET',
    resource: resource ?? `arn:${partition}:apigateway:${region}::/apis`,
  };
}

const MINUTE = 60_000;

/** The clock skew as a sentence; undefined when it was not the error. */
function clockSkew(facts: Extract<ProbeResult, { outcome: 'refused' }>): string | undefined {
  const { name, message, now, date } = facts;
  const isClock =
    /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/.test(name) ||
    /signature expired|signature not yet current/i.test(message);
  if (!isClock) return undefined;
  // "Signature expired: 20261123T100000Z is now earlier than 20261123T101500Z (20261123T102000Z - 5 min.)"
  const stamps = [...message.matchAll(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/g)].map(([, ...parts]) => {
    const [year, month, day, hour, minute, second] = parts.map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  });
  const theirs = date === undefined ? stamps[2] : Date.parse(date);
  const ours = date === undefined ? stamps[0] : now.getTime();
  if (theirs === undefined || ours === undefined || Number.isNaN(theirs)) {
    return 'It differs from the clock of AWS.';
  }
  const minutes = Math.round(Math.abs(theirs - ours) / MINUTE);
  return `It is ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${ours < theirs ? 'behind' : 'ahead of'} the clock of AWS.`;
}
