import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The public documents that tests import, as they are stored and with their placeholders filled in. Node only.

/** Where the documents are; tests over them are skipped where the folder is missing. */
export const FOLDER =
  process.env.GATEHOUSE_OPENAPI_DOCS ??
  fileURLToPath(new URL('../../../../shared/data/openapi/', import.meta.url));

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:pets';
export const ROLE = 'arn:aws:iam::123456789012:role/pets';

export const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

export const smithy = () => read('smithy-http-api-cors.json');
export const nhs = () => read('nhs-immunisation-oas.yaml');
export const tdr = () => read('tdr-create-keycloak-users.json');
export const sam = () => read('sam-direct-integrations.yaml');
export const walletConnect = () => read('walletconnect-push-server.yml');
export const petStore = () => read('localstack-pet-store.json');
export const swaggerPetstore = () => read('swagger-petstore-3.0.4.yaml');
export const box = () => read('box-platform-v2025.0.json');

export const nhsFilled = () => nhs().replace(/\$\{[\w.]+\}/g, FUNCTION);
export const tdrFilled = () =>
  tdr()
    .replaceAll('${region}', 'eu-west-2')
    .replaceAll('${lambda_arn}', FUNCTION)
    .replaceAll('${auth_url}', 'https://auth.example.com');
export const samFilled = () =>
  sam()
    .replace(/credentials:\n\s+Fn::GetAtt: .*$/gm, `credentials: ${ROLE}`)
    .replace(/QueueUrl:\n\s+Ref: .*$/m, 'QueueUrl: https://sqs.eu-west-1.amazonaws.com/123456789012/q')
    .replace(/StreamName:\n\s+Ref: .*$/m, 'StreamName: stream');
export const walletConnectFilled = () => walletConnect().replace('${example_function_arn}', FUNCTION);
export const petStoreOpen = () => {
  const document = JSON.parse(petStore());
  delete document.components.securitySchemes;
  delete document.paths['/pets/{petId}'].get.security;
  return JSON.stringify(document);
};
export const oneRequirement = () =>
  swaggerPetstore().replace('        - api_key: []\n        - petstore_auth:', '        - petstore_auth:');
