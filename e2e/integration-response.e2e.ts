import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { test } from './fixtures';
import { testForms } from './form-suite';
import { expectScreen, field, fillCode, press } from './forms';
import { chooseOption, expectRowVisible } from './helpers';
import { seed, seedApi, seedIntegration } from './seed';

const SOURCE = 'integration.response.header.x-shop';
const TARGET = 'method.response.header.x-shop';

/** A mock of a WebSocket API with a response for failures. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const mock = { IntegrationType: 'MOCK', IntegrationUri: undefined } as const;
  const parents = { ApiId: apiId, IntegrationId: await seedIntegration(sandbox, apiId, mock) };
  const { IntegrationResponseId: id = '' } = await seed(sandbox, 'CreateIntegrationResponse', {
    ...parents,
    IntegrationResponseKey: '/5\\d\\d/',
    TemplateSelectionExpression: '$default',
    ResponseTemplates: { $default: '{"ok":false}', short: 'no' },
    ResponseParameters: { [TARGET]: SOURCE },
  });
  return { parents, id };
}

test.use({ start: 'empty' });

testForms({
  kind: 'integrationResponse',
  prepare,
  paths: paths.integrationResponse,
  refused: {
    type: async (page) => {
      await press(page, 'Add parameter');
      await field(page, 'Parameter 1').fill(TARGET);
      await field(page, 'Source 1').fill('elsewhere');
    },
    says: 'Invalid mapping expression specified: elsewhere',
    mend: (page) => press(page, `Remove parameter ${TARGET}`),
  },
  creates: [
    ['its key alone', async () => undefined, { IntegrationResponseKey: '$default' }],
    [
      'every field of the form',
      async (page) => {
        await field(page, 'Response key').fill('/4\\d\\d/');
        await chooseOption(page, 'Content handling', 'CONVERT_TO_TEXT');
        await field(page, 'Template selection expression').fill('$default');
        await press(page, 'Add template');
        await field(page, 'Template key 1').fill('$default');
        await fillCode(field(page, 'Template 1'), '{\n  "ok": false\n}');
        await press(page, 'Add parameter');
        await field(page, 'Parameter 1').fill(TARGET);
        await field(page, 'Source 1').fill("'none'");
      },
      {
        IntegrationResponseKey: '/4\\d\\d/',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        TemplateSelectionExpression: '$default',
        ResponseTemplates: { $default: '{\n  "ok": false\n}' },
        ResponseParameters: { [TARGET]: "'none'" },
      },
    ],
  ],
  async expectCreated(page, at) {
    await expectScreen(page, 'Integration responses');
    await expectRowVisible(page, '/5\\d\\d/', '2 templates');
    await (at === 0
      ? expectRowVisible(page, '$default', '0 templates')
      : expectRowVisible(page, '/4\\d\\d/', '1 template'));
  },
  edit: {
    async change(page) {
      await field(page, 'Response key').fill('/50\\d/');
      await chooseOption(page, 'Content handling', 'CONVERT_TO_BINARY');
      await field(page, 'Template selection expression').fill('short');
      await fillCode(field(page, 'Template 2'), 'never');
      await field(page, 'Source 1').fill('integration.response.body.shop');
    },
    sent: {
      IntegrationResponseKey: '/50\\d/',
      ContentHandlingStrategy: 'CONVERT_TO_BINARY',
      TemplateSelectionExpression: 'short',
      ResponseTemplates: { short: 'never' },
      ResponseParameters: { [TARGET]: 'integration.response.body.shop' },
    },
  },
  remove: {
    dialog: 'Delete integration response /50\\d/',
    says: 'Its templates are deleted too.',
    list: 'Integration responses',
    row: '/50\\d/',
  },
});
