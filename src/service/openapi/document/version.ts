/** Why HTTP APIs do not take the document, by its version; checked first (6.2). */
export function versionRefusal(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return 'The document is not an OpenAPI document: it must be an object with the members openapi, info and paths';
  const { swagger, openapi: version } = document as { swagger?: unknown; openapi?: unknown };
  if (swagger !== undefined)
    return `The document is Swagger ${shown(swagger)}: HTTP APIs take OpenAPI 3.0 (openapi: 3.0.x)`;
  if (version === undefined || version === null)
    return 'The document has no member openapi: HTTP APIs take OpenAPI 3.0 (openapi: 3.0.x)';
  if (typeof version === 'string' && /^3\.0\.\d+(?:-\S+)?$/.test(version)) return undefined;
  return `The document is OpenAPI ${shown(version)}: HTTP APIs take OpenAPI 3.0.x`;
}

function shown(version: unknown): string {
  if (typeof version === 'number' && Number.isInteger(version)) return version.toFixed(1);
  return typeof version === 'object' ? 'of an unknown version' : String(version).slice(0, 40);
}
