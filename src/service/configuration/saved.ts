import { z } from 'zod';
import { jsonExcess } from '../../lib/json-size';
import { DOCUMENT_LACKS, type Lack, type Source } from './source';
import {
  type ByKey,
  type Configuration,
  type IntegrationValue,
  integrationKey,
  type Members,
  normalMembers,
  ownTags,
  type Part,
  type RouteValue,
} from './value';

/** The version of the files that this release writes. */
const VERSION = 1;

/** An API at its quotas has some ten thousand values. */
const LIMITS = { depth: 100, values: 500_000 };

/** Characters of a name. */
export const MAX_NAME_LENGTH = 128;

/** Characters of a note. */
export const MAX_NOTE_LENGTH = 1000;

/** Where a configuration was read. */
interface SavedOrigin {
  connectionId: string;
  /** The connection's name, for display: the connection may be gone. */
  connection: string;
  region: string;
  apiId: string;
  /** The deployment that it was saved at: what a stage with this deployment serves. */
  deploymentId?: string | undefined;
}

/** A configuration that was saved, with what it was read from. It has no ids of resources and no credentials. */
export interface SavedConfiguration {
  name: string;
  /** Why it was saved, or what it is. */
  note?: string | undefined;
  /** ISO 8601. */
  savedAt: string;
  origin: SavedOrigin;
  /** What its source does not say. */
  lacks: readonly Lack[];
  configuration: Configuration;
}

const members = z.record(z.string(), z.unknown());
const named = z.record(z.string(), members);

const fileSchema = z.object({
  gatehouse: z.literal('configuration'),
  version: z.literal(VERSION),
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  note: z.string().max(MAX_NOTE_LENGTH).optional(),
  savedAt: z.iso.datetime(),
  origin: z.object({
    connectionId: z.string(),
    connection: z.string(),
    region: z.string(),
    apiId: z.string(),
    deploymentId: z.string().optional(),
  }),
  lacks: z.array(z.enum([...DOCUMENT_LACKS, 'tags'])),
  configuration: z.object({
    protocol: z.enum(['HTTP', 'WEBSOCKET']),
    api: members,
    routes: z.record(
      z.string(),
      z.object({
        members,
        integration: z.string().optional(),
        authorizer: z.string().optional(),
        responses: named,
      }),
    ),
    integrations: z.record(z.string(), z.object({ members, responses: named })),
    authorizers: named,
    models: named,
    stages: named,
    tags: z.record(z.string(), z.string()),
  }),
});

type SavedFile = z.infer<typeof fileSchema>;

/** What a text was read as, or why it is no saved configuration, as a sentence. */
export type ReadSaved = { ok: true; saved: SavedConfiguration } | { ok: false; problem: string };

/** The file of a saved configuration. */
export function toSavedFile(saved: SavedConfiguration): string {
  return `${JSON.stringify({ gatehouse: 'configuration', version: VERSION, ...saved }, null, 2)}\n`;
}

const refused = (problem: string): ReadSaved => ({ ok: false, problem });

/** Reads a file. Members that this release does not know are left out, and defaults are filled in as for any value. */
export function readSavedFile(text: string): ReadSaved {
  const excess = jsonExcess(text, LIMITS);
  if (excess !== undefined) return refused(`The file ${excess}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('The file is not JSON. It may have been cut off.');
  }
  const { gatehouse, version } = (value ?? {}) as { gatehouse?: unknown; version?: unknown };
  if (gatehouse !== 'configuration') return refused('The file is not a configuration that Gatehouse saved.');
  if (typeof version === 'number' && version > VERSION)
    return refused(`The file has version ${version}, and this release reads up to version ${VERSION}.`);
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(`The file is damaged at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`);
  }
  return canonical(parsed.data);
}

/** The value as the sources make it, so that a file that was edited by hand compares like any other. */
function canonical({ gatehouse, version, ...file }: SavedFile): ReadSaved {
  const { protocol, ...given } = file.configuration;
  const normal = (part: Part) => (one: Members) => normalMembers(part, protocol, one);
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const [key, one] of Object.entries(given.integrations)) {
    const value = {
      members: normal('integration')(one.members),
      responses: mapValues(one.responses, normal('integrationResponse')),
    };
    keys.set(key, integrationKey(value));
    integrations[integrationKey(value)] = value;
  }
  for (const [key, { integration, authorizer }] of Object.entries(given.routes)) {
    if (integration !== undefined && !keys.has(integration))
      return refused(`The file is damaged: the integration of route ${key} is not in it.`);
    if (authorizer !== undefined && !Object.hasOwn(given.authorizers, authorizer))
      return refused(`The file is damaged: the authorizer of route ${key} is not in it.`);
  }
  const route = (one: SavedFile['configuration']['routes'][string]): RouteValue => {
    const integration = keys.get(one.integration ?? '');
    return {
      members: normal('route')(one.members),
      ...(integration !== undefined && { integration }),
      ...(one.authorizer !== undefined && { authorizer: one.authorizer }),
      responses: mapValues(one.responses, normal('routeResponse')),
    };
  };
  const configuration: Configuration = {
    protocol,
    api: normal('api')(given.api),
    routes: mapValues(given.routes, route),
    integrations,
    authorizers: mapValues(given.authorizers, normal('authorizer')),
    models: mapValues(given.models, normal('model')),
    stages: mapValues(given.stages, normal('stage')),
    tags: ownTags(given.tags),
  };
  return { ok: true, saved: { ...file, configuration } };
}

function mapValues<Value, Result>(
  record: ByKey<Value>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** The configuration as a side of a comparison: without ids. */
export function savedSource({ configuration, lacks }: SavedConfiguration): Source {
  return { configuration, lacks };
}

/** What a deployment of a saved configuration serves: stages and tags have their own settings, which are not deployed. */
export function savedDeployment({ configuration, lacks }: SavedConfiguration): Source {
  return { configuration, lacks: [...new Set<Lack>([...lacks, 'stages', 'tags'])] };
}
