import { partitionOf } from '../service/arn';
import { isRegion } from '../service/region';
import { ServiceError } from './errors';
import { seeded } from './ids';
import type { WireRequest } from './types';

/**
 * The Region that a request is for: the one of its signature's scope, as for any server in the place of AWS (service-rules 7).
 * `Credential=KEY/20260304/eu-west-1/apigateway/aws4_request`; the signature itself is not checked.
 * @param unsigned the Region of a request without such a signature
 * @throws ServiceError 403 where the scope has no valid Region; the service's sentence is not verified ([MEM])
 */
export function regionOf(headers: WireRequest['headers'], unsigned: string): string {
  const [, credential] = /^AWS4-HMAC-SHA256\s.*?Credential=([^,\s]+)/.exec(headers.authorization ?? '') ?? [];
  if (credential === undefined) return unsigned;
  // Read from the end: what a key may contain is the client's business.
  const region = credential.split('/').at(-3) ?? '';
  if (isRegion(region)) return region;
  throw new ServiceError(
    'InvalidSignatureException',
    `Credential should be scoped to a valid region, not '${region}'.`,
  );
}

/** The host of a Region's endpoints: `abc.execute-api.eu-west-1.amazonaws.com`. */
export function executeApiHost(id: string, region: string): string {
  const suffix = partitionOf(region) === 'aws-cn' ? '.cn' : '';
  return `${id}.execute-api.${region}.amazonaws.com${suffix}`;
}

/** The Route 53 hosted zones of API Gateway's regional endpoints, from the AWS General Reference. */
const HOSTED_ZONES: Readonly<Record<string, string>> = {
  'us-east-1': 'Z1UJRXOUMOOFQ8',
  'us-east-2': 'ZOJJZC49E0EPZ',
  'us-west-1': 'Z2MUQ32089INYE',
  'us-west-2': 'Z2OJLYMUO9EFXC',
  'af-south-1': 'Z2DHW2332DAMTN',
  'ap-east-1': 'Z3FD1VL90ND7K5',
  'ap-northeast-1': 'Z1YSHQZHG15GKL',
  'ap-northeast-2': 'Z20JF4UZKIW1U8',
  'ap-northeast-3': 'Z22ILHG95FLSZ2',
  'ap-south-1': 'Z3VO1THU9YC4UR',
  'ap-south-2': 'Z0853509Q1135NJ66RUH',
  'ap-southeast-1': 'ZL327KTPIQFUL',
  'ap-southeast-2': 'Z2RPCDW04V8134',
  'ap-southeast-3': 'Z10132843TYUYSLUG4HA3',
  'ap-southeast-4': 'Z092189423Y7RJK61311D',
  'ap-southeast-5': 'Z0314042F0KBUTZ3X5HF',
  'ca-central-1': 'Z19DQILCV0OWEC',
  'ca-west-1': 'Z04745493436AWVTG1OQY',
  'eu-central-1': 'Z1U9ULNL0V5AJ3',
  'eu-central-2': 'Z09222482MK253X48U76H',
  'eu-north-1': 'Z3UWIKFBOOGXPP',
  'eu-south-1': 'Z3BT4WSQ9TDYZV',
  'eu-south-2': 'Z02499852UI5HEQ5JVWX3',
  'eu-west-1': 'ZLY8HYME6SFDD',
  'eu-west-2': 'ZJ5UAJN8Y3Z2Q',
  'eu-west-3': 'Z3KY65QIEKYHQQ',
  'il-central-1': 'Z07264553HBI44N5X2CKP',
  'me-central-1': 'Z08780021BKYYY8U0YHTV',
  'me-south-1': 'Z20ZBPC0SS8806',
  'sa-east-1': 'ZCMLWB8V5SYIT',
  'us-gov-east-1': 'Z3SE9ATJYCRCZJ',
  'us-gov-west-1': 'Z1K6XKP9SAGWDV',
};

/** The hosted zone of a Region's regional endpoints; made up, and always the same, for a Region that is not listed. */
export function hostedZone(region: string): string {
  const known = Object.hasOwn(HOSTED_ZONES, region) ? HOSTED_ZONES[region] : undefined;
  if (known !== undefined) return known;
  const seed = [...region].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  const random = seeded(seed);
  const digits = Array.from({ length: 13 }, () => Math.floor(random() * 36).toString(36));
  return `Z${digits.join('').toUpperCase()}`;
}
