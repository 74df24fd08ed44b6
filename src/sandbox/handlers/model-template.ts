type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function example(schema: unknown, path: string, indent: string): string {
  if (!isSchema(schema)) return "'foo'";
  const inner = `${indent}  `;
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(isSchema(schema.properties) ? schema.properties : {});
      if (members.length === 0) return '{}';
      const lines = members.map(
        ([name, value]) => `${inner}"${name}" : ${example(value, `${path}.${name}`, inner)}`,
      );
      return `{\n${lines.join(',\n')}\n${indent}}`;
    }
    case 'array':
      return `[\n#foreach($elem in ${path})\n${inner}${example(schema.items, '$elem', inner)}#if($foreach.hasNext),#end\n#end\n${indent}]`;
    case 'number':
      return '3.14';
    case 'integer':
      return '42';
    case 'boolean':
      return 'true';
    default:
      return `"${path === '$elem' ? path : 'foo'}"`;
  }
}

/** A sample mapping template for a model's JSON schema, in the style of API Gateway's own. */
export function sampleTemplate(schema: unknown): string {
  return `#set($inputRoot = $input.path('$'))\n${example(schema, '$inputRoot', '')}`;
}
