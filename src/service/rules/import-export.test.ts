import { checkExport, checkImport, exportRules, importRules } from './import-export';
import { testRules } from './rule-table.test-support';

testRules('exports', exportRules, checkExport, [
  {
    rule: 'export.shape',
    refused: [{ Specification: 'OAS20' }],
    message: 'Specification must be one of OAS30',
    accepted: [{ Specification: 'OAS30', OutputType: 'YAML', ExportVersion: '1.0' }],
  },
  {
    rule: 'export.protocol.http',
    refused: [{}, { protocol: 'WEBSOCKET' }],
    message: 'Export is supported only for HTTP APIs',
    accepted: [{}, { protocol: 'HTTP' }],
  },
]);

testRules('imports', importRules, checkImport, [
  {
    rule: 'import.shape',
    refused: [{ Body: '', Basepath: 'drop' }],
    message: 'Basepath must be one of ignore, prepend, split',
    accepted: [{ Body: '', Basepath: 'split' }],
  },
  {
    rule: 'import.protocol.http',
    refused: [{ Body: '' }, { protocol: 'WEBSOCKET' }],
    message: 'Reimport is supported only for HTTP APIs',
    accepted: [{ Body: '' }, { protocol: 'HTTP' }],
  },
  {
    rule: 'import.size',
    refused: [{ Body: 'é'.repeat(3 * 1024 * 1024 + 1) }],
    message: 'The OpenAPI document must be at most 6 MB',
    accepted: [{ Body: 'é'.repeat(3 * 1024 * 1024) }],
  },
]);
