import { partitionOf } from '../arn';
import { accountOf, type Exchange } from './context';

/** The ARN that policies name a request by: `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}`. */
export function requestArn({ world, request, stage, path }: Exchange): string {
  const { region, apiId } = world;
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountOf(world)}:${apiId}/${stage}/${request.method}${path}`;
}
