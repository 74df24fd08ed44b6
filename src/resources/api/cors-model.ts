import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import type { Plan } from '../../service/plan';
import { normalizeCors } from '../../service/rules/cors';

/** Form values of a CORS configuration. */
export interface CorsValues {
  AllowOrigins: string[];
  AllowMethods: string[];
  AllowHeaders: string[];
  ExposeHeaders: string[];
  /** Seconds; empty when not set. */
  MaxAge: string;
  AllowCredentials: boolean;
}

export function toCorsValues(cors: Cors | undefined): CorsValues {
  return {
    AllowOrigins: cors?.AllowOrigins ?? [],
    AllowMethods: cors?.AllowMethods ?? [],
    AllowHeaders: cors?.AllowHeaders ?? [],
    ExposeHeaders: cors?.ExposeHeaders ?? [],
    MaxAge: cors?.MaxAge === undefined ? '' : String(cors.MaxAge),
    AllowCredentials: cors?.AllowCredentials ?? false,
  };
}

/** An invalid MaxAge becomes NaN, which the rules reject. */
export function toCors(values: CorsValues): Cors {
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, AllowCredentials } = values;
  // Member by member: the values of an API form contain other members too.
  return {
    AllowOrigins,
    AllowMethods,
    AllowHeaders,
    ExposeHeaders,
    AllowCredentials,
    MaxAge: values.MaxAge.trim() === '' ? undefined : Number(values.MaxAge),
  };
}

/** Whether anything is configured; a pristine form means no CORS. */
export function hasCors(values: CorsValues): boolean {
  return values.AllowCredentials || Object.keys(corsMembers(values)).length > 0;
}

/** The members that a create sends: disabled and empty ones are omitted. */
export function corsMembers(values: CorsValues): Partial<Cors> {
  const { AllowCredentials, ...rest } = toCors(values);
  return { ...presentMembers(rest), ...(AllowCredentials ? { AllowCredentials } : {}) };
}

/**
 * UpdateApi with the members of the configuration that differ; CORS is merged by member (service-rules 2.14). A merge
 * cannot remove a number, so removing the max age deletes and recreates the configuration.
 */
export function toCorsUpdate(apiId: string, original: Cors | undefined, values: CorsValues): Plan {
  if (original?.MaxAge !== undefined && values.MaxAge.trim() === '') {
    return toCorsReplacement(apiId, original, values);
  }
  const change = original ? corsChange(toCors(toCorsValues(original)), toCors(values)) : corsMembers(values);
  const title = original ? 'Update CORS' : 'Configure CORS';
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      { id: 'api', operation: 'UpdateApi', label: title, input: { ApiId: apiId, CorsConfiguration: change } },
    ],
  };
}

/** Compares as the service does, in lower case (service-rules 2.8), but returns the text as entered. */
function corsChange(before: Cors, after: Cors): Partial<Cors> {
  const names = Object.keys(changedMembers(normalizeCors(before), normalizeCors(after)));
  return Object.fromEntries(Object.entries(after).filter(([name]) => names.includes(name)));
}

function toCorsReplacement(apiId: string, original: Cors, values: CorsValues): Plan {
  const CorsConfiguration = presentMembers({ ...original, ...toCors(values) });
  return {
    title: 'Update CORS',
    calls: [
      ...toCorsDelete(apiId).calls,
      {
        id: 'api',
        operation: 'UpdateApi',
        label: 'Configure CORS without a max age',
        input: { ApiId: apiId, CorsConfiguration },
      },
    ],
  };
}

/** DeleteCorsConfiguration: an update cannot remove CORS (service-rules 2.8). */
export function toCorsDelete(apiId: string): Plan {
  return {
    title: 'Remove CORS configuration',
    calls: [
      { id: 'cors', operation: 'DeleteCorsConfiguration', label: 'Remove CORS', input: { ApiId: apiId } },
    ],
  };
}
