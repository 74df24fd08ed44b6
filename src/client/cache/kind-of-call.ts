import { type Kind, kinds } from '../../service/kinds';

/** Writes whose name does not say which kind they change. */
const CHANGES: Readonly<Record<string, Kind>> = {
  ImportApi: 'api',
  ReimportApi: 'api',
  DeleteCorsConfiguration: 'api',
  DeleteAccessLogSettings: 'stage',
  DeleteRouteSettings: 'stage',
  DeleteRouteRequestParameter: 'route',
};

/** The kind that an ARN names (service-rules 2.12); a stage's ARN holds its API's too. */
const TAGGED: readonly (readonly [part: string, kind: Kind])[] = [
  ['/stages/', 'stage'],
  ['/domainnames/', 'domainName'],
  ['/vpclinks/', 'vpcLink'],
  ['/apis/', 'api'],
];

/** The kind that a write changes; undefined for one that leaves no trace on any screen. */
export function kindOfWrite(operation: string, input: Readonly<Record<string, unknown>>): Kind | undefined {
  if (operation in CHANGES) return CHANGES[operation];
  if (isTagging(operation)) {
    const arn = String(input.ResourceArn);
    return TAGGED.find(([part]) => arn.includes(part))?.[1];
  }
  const name = /^(?:Create|Update|Delete)(\w+)$/.exec(operation)?.[1];
  return (Object.keys(kinds) as Kind[]).find((kind) => kind.toLowerCase() === name?.toLowerCase());
}

/** Whether the operation changes tags by ARN. */
export function isTagging(operation: string): boolean {
  return operation === 'TagResource' || operation === 'UntagResource';
}
