/** As far as it is used here; TypeScript's own types do not have it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** The policy's name, for a Content Security Policy that lists them. */
const POLICY = 'gatehouse-worker';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Starts a module worker from the build.
 * @param url as the bundler gives it for `?worker&url`; of this origin
 * @throws Error where the browser has no workers, or refuses it
 */
export function startWorker(url: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(POLICY, { createScriptURL: ownUrl });
  return new Worker(policy?.createScriptURL(url) ?? ownUrl(url), { type: 'module' });
}

function ownUrl(url: string): string {
  const { origin, href } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError(`${url} is not of this origin`);
  return href;
}
