import { describe, expect, test } from 'vitest';
import { importDocument } from './import';
import { DocumentLines, routeOfMessage } from './locate';

const YAML = `openapi: 3.0.1
info:
  title: pets
  license:
    name: MIT
paths:
  /pets/{id}:
    get:
      responses: {}
  /pets:
    get:
      responses: {}
    'post':
      responses: {}
  /$default:
    x-amazon-apigateway-any-method:
      isDefaultRoute: true
components:
  schemas:
    Pet: {}
`;

const VARIABLES = { AccountId: '123456789012', Partition: 'aws', Region: 'eu-west-1' };

/** The lines of all warnings and informations of a document. */
function linesOf(text: string): (number | undefined)[] {
  const result = importDocument(text, { basepath: 'ignore', variables: VARIABLES });
  if (!result.ok) throw new Error(result.errors.join());
  const lines = new DocumentLines(text);
  return [...result.warnings, ...result.info].map((message) => lines.of(message));
}

describe('the line that a message of an import is about', () => {
  test('is that of the operation or member it names, in YAML and in JSON', () => {
    expect(linesOf(YAML)).toEqual([8, 11, 13, 15, 4, 19]);
    const json = `{
  "openapi": "3.0.1",
  "info": { "title": "pets" },
  "paths": {
    "/pets": {
      "get": { "responses": {} },
      "post": { "responses": {} }
    }
  },
  "components": {
    "schemas": {}
  }
}`;
    expect(linesOf(json)).toEqual([6, 7, 11]);
  });

  test('is the line of a syntax error', () => {
    expect(new DocumentLines('a\nb').of('Line 2, column 1: The document is not YAML')).toBe(2);
  });

  test('is none where the message names nothing of the document', () => {
    expect(new DocumentLines(YAML).of('Something else')).toBeUndefined();
    expect(new DocumentLines(YAML).of('GET /cats has no integration')).toBeUndefined();
  });
});

test('a message names its route', () => {
  expect(routeOfMessage('POST /pets has no integration')).toBe('POST /pets');
  expect(routeOfMessage('GET /pets: x-amazon-apigateway-integration.uri is missing')).toBe('GET /pets');
  expect(routeOfMessage('tags: ignored (GET /a, GET /b)')).toBe('GET /a');
  expect(routeOfMessage('$default has no integration')).toBe('$default');
  expect(routeOfMessage('info.title is missing')).toBeUndefined();
});
