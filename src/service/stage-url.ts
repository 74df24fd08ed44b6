/** Where clients call a stage: the API's endpoint, and the stage's name but for `$default`. Undefined without endpoint. */
export function stageUrl(endpoint: string | undefined, stageName: string | undefined): string | undefined {
  if (endpoint === undefined || stageName === undefined) return undefined;
  return stageName === '$default' ? endpoint : `${endpoint}/${stageName}`;
}
