import { REGIONS } from '../service/region.ts';

/** The hosts that a page calls directly: the service and STS of each known Region. */
const AWS_HOSTS = REGIONS.flatMap(([region]) =>
  ['apigateway', 'sts'].map(
    (service) => `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
  ),
);

/**
 * The Content Security Policy, by directive. Scripts and styles come only from the build; calls go to the service and STS of a known
 * Region, or to a control plane on this computer, and nowhere else. Texts become scripts nowhere: only the address of
 * a worker and the XML of STS are made into trusted values, each by its policy. docs/content-security-policy.md lists what it
 * forbids.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  `connect-src 'self' http://localhost:* http://127.0.0.1:* ${AWS_HOSTS.join(' ')}`,
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types gatehouse-worker gatehouse-xml',
];

/** Sent with every response of the console's server, but for those of {@link securityHeaders}. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()',
};

/**
 * The policy of the document in which functions run: they get no network and an opaque origin, which has no storage. Its worker
 * is a blob, which `require-trusted-types-for` would refuse.
 */
const FUNCTION_HOST_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'worker-src blob:',
  'sandbox allow-scripts',
  "frame-ancestors 'self'",
];

/** What a path of the build is sent with. @param path as it is requested, with its slash */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  if (path === '/function-host.html') {
    const { 'x-frame-options': _, ...others } = SECURITY_HEADERS;
    return { ...others, 'content-security-policy': FUNCTION_HOST_POLICY.join('; ') };
  }
  // To the document above, with its opaque origin, this is a file of another one.
  if (path === '/function-host.js')
    return { ...SECURITY_HEADERS, 'cross-origin-resource-policy': 'cross-origin' };
  return SECURITY_HEADERS;
}
