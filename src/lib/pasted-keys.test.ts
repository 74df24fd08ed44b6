import { describe, expect, test } from 'vitest';
import { readPastedKeys } from './pasted-keys';

const ID = 'ASIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY+=';
const TOKEN = 'IQoJb3JpZ2luX2VjE//////////wEaCXVzLWVhc3QtMSJHM==';

const pair = { accessKeyId: ID, secretAccessKey: SECRET };
const all = { ...pair, sessionToken: TOKEN };

describe('Pasted keys are understood as', () => {
  test.each([
    [
      'export lines',
      `export AWS_ACCESS_KEY_ID=${ID}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\nexport AWS_SESSION_TOKEN=${TOKEN}\n`,
      all,
    ],
    [
      'export lines in quotes',
      `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY='${SECRET}'\nexport AWS_SESSION_TOKEN="${TOKEN}"`,
      all,
    ],
    ['one export', `export AWS_ACCESS_KEY_ID=${ID} AWS_SECRET_ACCESS_KEY=${SECRET}`, pair],
    ['a command line', `AWS_ACCESS_KEY_ID=${ID} AWS_SECRET_ACCESS_KEY=${SECRET} aws s3 ls`, pair],
    [
      'set of a Windows shell',
      `set AWS_ACCESS_KEY_ID=${ID}\r\nset AWS_SECRET_ACCESS_KEY=${SECRET}\r\nset AWS_SESSION_TOKEN=${TOKEN}\r\n`,
      all,
    ],
    ['setx', `setx AWS_ACCESS_KEY_ID ${ID}\nsetx AWS_SECRET_ACCESS_KEY ${SECRET}`, pair],
    [
      'PowerShell',
      `$Env:AWS_ACCESS_KEY_ID="${ID}"\n$env:AWS_SECRET_ACCESS_KEY = "${SECRET}"\n$env:AWS_SESSION_TOKEN="${TOKEN}"`,
      all,
    ],
    ['fish', `set -gx AWS_ACCESS_KEY_ID '${ID}'\nset -gx AWS_SECRET_ACCESS_KEY '${SECRET}'`, pair],
    [
      'a section of the credentials file',
      `[work-admin]\naws_access_key_id = ${ID}\naws_secret_access_key=${SECRET}\naws_session_token = ${TOKEN}\nregion = eu-west-1`,
      all,
    ],
    [
      'export-credentials',
      JSON.stringify(
        {
          Version: 1,
          AccessKeyId: ID,
          SecretAccessKey: SECRET,
          SessionToken: TOKEN,
          Expiration: '2026-11-23T10:00:00+00:00',
        },
        null,
        2,
      ),
      { ...all, expiration: '2026-11-23T10:00:00.000Z' },
    ],
    [
      'export-credentials as env',
      `export AWS_ACCESS_KEY_ID=${ID}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\nexport AWS_SESSION_TOKEN=${TOKEN}\nexport AWS_CREDENTIAL_EXPIRATION=2026-11-23T10:00:00Z`,
      { ...all, expiration: '2026-11-23T10:00:00.000Z' },
    ],
    [
      'assume-role',
      JSON.stringify({
        Credentials: { AccessKeyId: ID, SecretAccessKey: SECRET, SessionToken: TOKEN, Expiration: 'soon' },
        AssumedRoleUser: {},
      }),
      all,
    ],
  ])('%s.', (_, text, keys) => {
    expect(readPastedKeys(text)).toEqual(keys);
  });

  test.each([
    ['nothing', ''],
    ['half of a pair', `export AWS_ACCESS_KEY_ID=${ID}`],
    ['a cut document', '{ "AccessKeyId": "x", "SecretAcc'],
    ['null', 'null'],
    ['a document of something else', '{ "Credentials": [1], "__proto__": { "accessKeyId": "x" } }'],
    ['prose', 'my access key id is on the desk'],
  ])('no keys: %s.', (_, text) => {
    expect(readPastedKeys(text)).toBeUndefined();
  });
});
