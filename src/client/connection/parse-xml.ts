interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string },
  ): {
    createHTML(text: string): string;
  };
}

let isAllowed = false;

/**
 * Allows the parser of STS's responses, which are XML, under a policy that requires trusted types: a document of a parser runs no
 * scripts and is not shown. Other types of documents stay refused.
 */
export function allowXmlParser(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (isAllowed || !trustedTypes) return;
  isAllowed = true;
  const policy = trustedTypes.createPolicy('gatehouse-xml', { createHTML: (text) => text });
  const { parseFromString } = DOMParser.prototype;
  DOMParser.prototype.parseFromString = function parse(this: DOMParser, text, type) {
    const isXml = type === 'application/xml' || type === 'text/xml';
    return parseFromString.call(this, isXml ? policy.createHTML(String(text)) : text, type);
  };
}
