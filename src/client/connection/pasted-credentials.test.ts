import { describe, expect, test } from 'vitest';
import { parsePastedCredentials } from './pasted-credentials';

const ID = 'ASIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY+=';
const TOKEN = 'IQoJb3JpZ2luX2VjE//////////wEaCXVzLWVhc3QtMSJHM==';

const pair = { accessKeyId: ID, secretAccessKey: SECRET };
const all = { ...pair, sessionToken: TOKEN };

describe('Pasted credentials are parsed from', () => {
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
    [
      'set with quotes around all of it',
      `set "AWS_ACCESS_KEY_ID=${ID}"\r\nset "AWS_SECRET_ACCESS_KEY=${SECRET}"\r\nset "AWS_SESSION_TOKEN=${TOKEN}"`,
      all,
    ],
    [
      'set on one line',
      `set AWS_ACCESS_KEY_ID=${ID}&& set AWS_SECRET_ACCESS_KEY=${SECRET}&& set AWS_SESSION_TOKEN=${TOKEN}`,
      all,
    ],
    [
      'PowerShell with braces',
      `\${Env:AWS_ACCESS_KEY_ID} = '${ID}'; \${Env:AWS_SECRET_ACCESS_KEY} = '${SECRET}'`,
      pair,
    ],
    [
      'a credentials file of two sections, the first that has a pair and nothing of the other',
      `[empty]\nregion = eu-west-1\n\n[default]\naws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n\n[other]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = x\naws_session_token = ${TOKEN}\n`,
      pair,
    ],
    [
      'export-credentials with the prompt before and after it',
      `$ aws configure export-credentials\n{\n"Version": 1,\n"AccessKeyId": "${ID}",\n"SecretAccessKey": "${SECRET}"\n}\n$ `,
      pair,
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
    expect(parsePastedCredentials(text)).toEqual({ keys });
  });

  test.each([
    ['nothing', '', 'No credentials'],
    ['an access key alone', `export AWS_ACCESS_KEY_ID=${ID}`, 'no secret access key'],
    ['a secret alone', `aws_secret_access_key = ${SECRET}`, 'but no access key'],
    ['an access key without its value', 'export AWS_ACCESS_KEY_ID=', 'No credentials'],
    [
      'an access key without its value, above a secret',
      `export AWS_ACCESS_KEY_ID=\nexport AWS_SECRET_ACCESS_KEY=${SECRET}`,
      'but no access key',
    ],
    ['half of the JSON', `{ "AccessKeyId": "${ID}", "SecretAcc`, 'from { to }'],
    ['JSON with one of the two', `{ "AccessKeyId": "${ID}" }`, 'no secret access key'],
    ['null', 'null', 'No credentials'],
    [
      'a document of something else',
      '{ "Credentials": [1], "__proto__": { "accessKeyId": "x" } }',
      'No credentials',
    ],
    ['names that every object has', '{ "constructor": "x", "toString": "y" }', 'No credentials'],
    [
      'a pair of which each half is in another section',
      `[a]\naws_access_key_id=${ID}\n[b]\naws_secret_access_key=${SECRET}`,
      'no secret access key',
    ],
    ['prose', 'my access key id is on the desk', 'No credentials'],
  ])('No credentials, with a reason: %s.', (_, text, fault) => {
    const pasted = parsePastedCredentials(text);
    expect(pasted.keys).toBeUndefined();
    expect(pasted.fault).toContain(fault);
    // It may contain part of a secret.
    expect(pasted.fault).not.toContain(ID);
    expect(pasted.fault).not.toContain(SECRET);
  });
});
