import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file in an encoding that the client accepts. */
interface Served {
  body: Buffer;
  headers: Record<string, string>;
}

type Encoding = 'br' | 'gzip' | 'identity';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const COMPRESSED = /^(text|application\/(json|manifest|wasm)|image\/svg)/;

const compress = {
  br: (body: Buffer) =>
    // Quality 5 takes a tenth of the time of the default 11 for some 10 % more size; this runs on the first request.
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
  identity: async (body: Buffer) => body,
};

/** The files of one build, compressed on first request and cached in memory. */
export interface StaticFiles {
  /**
   * The file at a URL's path (percent-encoding kept), or undefined when there is none to serve.
   * @param acceptEncoding the request's header of that name
   */
  get(path: string, acceptEncoding?: string): Promise<Served | undefined>;
}

/**
 * The files under `root`, a build's folder. Never served: files outside of it, the server's own code in `server/`,
 * and names that begin with a dot (`.vite/manifest.json`).
 */
export function staticFiles(root: string): StaticFiles {
  const cache = new Map<string, Promise<Served>>();
  return {
    async get(path, acceptEncoding = '') {
      const name = safeName(path);
      if (name === undefined) return undefined;
      const file = await publicFile(root, name);
      const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
      if (file === undefined || !found?.isFile()) return undefined;
      const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
      const encoding = COMPRESSED.test(type) && found.size > 1000 ? bestEncoding(acceptEncoding) : 'identity';
      // A new build may replace the file while the server runs.
      const key = [encoding, found.mtimeMs, found.size, name].join(' ');
      const served = cache.get(key) ?? load(file, type, encoding, name);
      cache.set(key, served);
      return served;
    },
  };
}

async function load(file: string, type: string, encoding: Encoding, name: string): Promise<Served> {
  const content = await readFile(file);
  const body = await compress[encoding](content);
  const tag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  return {
    body,
    headers: {
      'content-type': type,
      'content-length': String(body.length),
      etag: `"${tag}-${encoding}"`,
      vary: 'accept-encoding',
      // Names below assets/ carry a hash of the content; everything else is revalidated.
      'cache-control': name.startsWith(`assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  };
}

/** The path as a file name below the root, or undefined when it is invalid. */
function safeName(path: string): string | undefined {
  const segments = decode(path)?.split('/').slice(1);
  return segments && isPublic(segments) ? segments.join(sep) : undefined;
}

/** Whether names below the root may be served; whatever their case, because a file system may ignore it. */
function isPublic(segments: readonly string[]): boolean {
  return (
    segments.length > 0 &&
    segments[0]?.toLowerCase() !== 'server' &&
    segments.every((segment) => /^[^.\\:\0][^\\:\0]*$/.test(segment))
  );
}

/** The real file of a name, unless a link or another spelling leads outside or to what is not public. */
async function publicFile(root: string, name: string): Promise<string | undefined> {
  const realRoot = await realpath(root);
  const file = await realpath(join(realRoot, name)).catch(() => undefined);
  return file !== undefined && isPublic(relative(realRoot, file).split(sep)) ? file : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // Malformed percent-encoding: no file has such a name.
    return undefined;
  }
}

function bestEncoding(acceptEncoding: string): Encoding {
  const accepted = acceptEncoding.split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
  });
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}
