import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import { type DocumentValues, documentIssues, emptyDocument } from './document-model';
import { defaultExport, exportIssues } from './export-model';

const accepted: DocumentValues = {
  ...emptyDocument(false),
  Body: '{"openapi":"3.0.1","info":{"title":"orders","version":"1"},"paths":{}}',
};

const invalid: readonly InvalidCase<DocumentValues>[] = [['import.shape', 'Basepath', { Basepath: 'drop' }]];

export const openapiForms: FormRuleCases[] = [
  formRuleCases('API, import', (values) => documentIssues(values), accepted, invalid),
  formRuleCases('API, reimport', (values) => documentIssues(values, 'HTTP'), accepted, [
    ...invalid,
    ['import.protocol.http', 'root', {}, (values) => documentIssues(values, 'WEBSOCKET')],
  ]),
  formRuleCases('API, export', (values) => exportIssues(values, 'HTTP'), defaultExport, [
    ['export.shape', 'OutputType', { OutputType: 'XML' }],
    ['export.shape', 'ExportVersion', { ExportVersion: '2.0' }],
    ['export.protocol.http', 'root', {}, (values) => exportIssues(values, 'WEBSOCKET')],
  ]),
];
