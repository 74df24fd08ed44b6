import { expect, test } from 'vitest';
import { takesEffect } from './takes-effect';

const auto = { StageName: 'live', AutoDeploy: true };
const manual = { StageName: 'prod' };

test.each([
  [[auto], 'immediately'],
  [[manual], 'after the next deployment'],
  [[], 'after the next deployment'],
  [[auto, manual], 'immediately on live, elsewhere after the next deployment'],
  [undefined, 'after the next deployment, on an auto-deploy stage immediately'],
])('With the stages %j a change takes effect %s.', (stages, text) => {
  expect(takesEffect(stages)).toBe(text);
});
