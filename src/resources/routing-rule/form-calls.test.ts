import { testFormCalls } from '../shared/form-calls.test-support';
import { type RoutingRuleContext, routingRuleForm } from './model';

const DomainName = 'shop.example.com';
const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/one';

const headers = (...pairs: [name: string, value: string][]) =>
  pairs.map(([Header, ValueGlob]) => ({ MatchHeaders: { AnyOf: [{ Header, ValueGlob }] } }));
const basePaths = (...AnyOf: string[]) => ({ MatchBasePaths: { AnyOf } });
const target = (change: object = {}) => [
  { InvokeApi: { ApiId: 'rest123456', Stage: 'prod', StripBasePath: false, ...change } },
];
const BEFORE = {
  Actions: target(),
  Conditions: [basePaths('orders'), ...headers(['x-version', 'beta*'])],
  Priority: 10,
};

// PutRoutingRule replaces the whole rule: each edit sends all members, the unchanged ones as they were.
testFormCalls({
  form: routingRuleForm,
  async seed(client) {
    await client.createDomainName({
      DomainName,
      DomainNameConfigurations: [{ CertificateArn }],
      RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
    });
    const { RoutingRuleId: id = '' } = await client.createRoutingRule({ DomainName, ...BEFORE });
    const context: RoutingRuleContext = {
      domainName: DomainName,
      routingMode: 'ROUTING_RULE_THEN_API_MAPPING',
      rules: (await client.listRoutingRules({ DomainName })).RoutingRules ?? [],
      apiIds: new Set(),
    };
    return { id, context };
  },
  creates: [
    [
      'its target alone, as a rule that matches everything',
      { ApiId: 'rest123456', Stage: 'prod' },
      { Actions: target(), Conditions: [], Priority: 110 },
    ],
    [
      'every field',
      {
        Priority: '20',
        MatchBasePaths: ['orders/v2', 'bills'],
        MatchHeaders: [
          { key: 'x-version', value: 'beta*' },
          { key: 'x-team', value: 'shop' },
        ],
        ApiId: 'rest123456',
        Stage: 'prod',
        StripBasePath: true,
      },
      {
        Actions: target({ StripBasePath: true }),
        Conditions: [...headers(['x-version', 'beta*'], ['x-team', 'shop']), basePaths('orders/v2', 'bills')],
        Priority: 20,
      },
    ],
  ],
  refused: [
    ['a priority in use', { Priority: '10' }, 'Priority', 'A routing rule with priority 10 already exists'],
    ['a priority out of range', { Priority: '1000001' }, 'Priority', 'Priority must be at most 1000000'],
    ['no stage', { Stage: '' }, 'Stage', 'Stage is required'],
  ],
  edits: [
    ['its priority', { Priority: '30' }, { ...BEFORE, Priority: 30 }],
    [
      'its header',
      { MatchHeaders: [{ key: 'x-version', value: '*rc*' }] },
      { ...BEFORE, Conditions: [...headers(['x-version', '*rc*']), basePaths('orders')] },
    ],
    [
      'its base paths',
      { MatchBasePaths: ['orders', 'bills'] },
      { ...BEFORE, Conditions: [...headers(['x-version', 'beta*']), basePaths('orders', 'bills')] },
    ],
    ['cleared conditions', { MatchHeaders: [], MatchBasePaths: [] }, { ...BEFORE, Conditions: [] }],
    ['its API', { ApiId: 'other98765' }, { ...BEFORE, Actions: target({ ApiId: 'other98765' }) }],
    ['its stage', { Stage: 'beta' }, { ...BEFORE, Actions: target({ Stage: 'beta' }) }],
    [
      'whether it strips the base path',
      { StripBasePath: true },
      { ...BEFORE, Actions: target({ StripBasePath: true }) },
    ],
  ],
  fixed: { OtherConditions: 'Conditions that the form cannot edit; they are kept.' },
});
