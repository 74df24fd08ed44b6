import { partitionOf } from '../../service/arn';
import { checkTags } from '../../service/rules/tags';
import { bareMap } from '../codec';
import type { Context, Handlers } from '../context';
import { badRequest, notFound, refuse } from '../errors';

type TaggableKind = 'api' | 'stage' | 'domainName' | 'vpcLink';

interface Place {
  kind: TaggableKind;
  parent: string;
  id: string;
}

/** The resource part of an ARN, read (2.12); undefined for what cannot have tags. */
function placeOf(resource: string): Place | undefined {
  const [collection, id = '', sub, name = '', ...more] = resource.split('/').slice(1);
  if (id === '' || more.length > 0) return undefined;
  if (collection === 'apis' && sub === undefined) return { kind: 'api', parent: '', id };
  if (collection === 'apis' && sub === 'stages' && name !== '')
    return { kind: 'stage', parent: id, id: name === '%24default' ? '$default' : name };
  if (sub !== undefined) return undefined;
  if (collection === 'domainnames') return { kind: 'domainName', parent: '', id };
  if (collection === 'vpclinks') return { kind: 'vpcLink', parent: '', id };
  return undefined;
}

/**
 * The tagged resource of an ARN such as `arn:aws:apigateway:us-east-1::/apis/abc/stages/dev`; its account part is empty.
 * @throws ServiceError 400 for another form, 404 for another Region or a resource that is not there.
 */
function resolve(ctx: Context, arn: string): Place {
  const [, partition, region, resource] = /^arn:([^:]*):apigateway:([^:]*)::(\/.*)$/.exec(arn) ?? [];
  const place = resource === undefined ? undefined : placeOf(resource);
  if (!place) throw badRequest(`Invalid resource ARN specified: ${arn}`);
  if (partition !== partitionOf(ctx.region) || region !== ctx.region)
    throw notFound('Resource', `Invalid resource ARN specified: ${arn}`);
  ctx.tx.need(place.kind, place.parent, place.id);
  return place;
}

function tagsAt({ tx }: Context, { kind, parent, id }: Place): Record<string, string> {
  return tx.need(kind, parent, id).Tags ?? {};
}

function setTags<K extends TaggableKind>(
  { tx }: Context,
  { kind, parent, id }: Place & { kind: K },
  tags: Record<string, string>,
): void {
  const Tags = Object.keys(tags).length === 0 ? undefined : tags;
  tx.put(kind, parent, id, { ...tx.need(kind, parent, id), Tags });
}

export const tagHandlers: Handlers<'GetTags' | 'TagResource' | 'UntagResource'> = {
  GetTags(ctx, { ResourceArn }) {
    return { Tags: tagsAt(ctx, resolve(ctx, ResourceArn)) };
  },

  TagResource(ctx, { ResourceArn, Tags = {} }) {
    const place = resolve(ctx, ResourceArn);
    const tags = bareMap([...Object.entries(tagsAt(ctx, place)), ...Object.entries(Tags)]);
    refuse(checkTags(Tags, { total: Object.keys(tags).length }));
    setTags(ctx, place, tags);
    return {};
  },

  UntagResource(ctx, { ResourceArn, TagKeys }) {
    const place = resolve(ctx, ResourceArn);
    const kept = Object.entries(tagsAt(ctx, place)).filter(([key]) => !TagKeys.includes(key));
    setTags(ctx, place, bareMap(kept));
    return undefined;
  },
};
