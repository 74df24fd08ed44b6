import type { Api } from '@aws-sdk/client-apigatewayv2';
import type { Plan } from '../../service/plan';
import { checkExport } from '../../service/rules/import-export';
import type { Issue, Protocol } from '../../service/rules/rule';

/** Form values of an export. */
export interface ExportValues {
  OutputType: string;
  /** Empty: the latest configuration, deployed or not. */
  StageName: string;
  IncludeExtensions: boolean;
  ExportVersion: string;
}

export const defaultExport: ExportValues = {
  OutputType: 'JSON',
  StageName: '',
  IncludeExtensions: true,
  ExportVersion: '1.0',
};

/** ExportApi; the service supports one specification, OAS30. */
export function toExport(apiId: string, values: ExportValues): Plan {
  return {
    title: 'Export API',
    calls: [
      {
        id: 'document',
        operation: 'ExportApi',
        label: 'Export API',
        input: {
          ApiId: apiId,
          Specification: 'OAS30',
          OutputType: values.OutputType,
          IncludeExtensions: values.IncludeExtensions,
          ExportVersion: values.ExportVersion,
          ...(values.StageName !== '' && { StageName: values.StageName }),
        },
      },
    ],
  };
}

/** Validation issues of an export from an API with this protocol (service-rules 6.1). */
export function exportIssues(values: ExportValues, protocol: Protocol | undefined): Issue[] {
  return checkExport(values, protocol ? { protocol } : {});
}

/** API, stage and specification: `orders-api-prod-oas30.yaml`. */
export function exportFileName(api: Api, values: ExportValues): string {
  const part = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const name = part(api.Name ?? '') || api.ApiId || 'api';
  const stage = values.StageName === '' ? 'latest' : part(values.StageName);
  return `${name}-${stage}-oas30.${values.OutputType === 'YAML' ? 'yaml' : 'json'}`;
}
