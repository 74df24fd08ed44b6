// The document in which the functions of the sandbox run (docs/data-plane.md, "In the browser"). It has an origin of its own,
// and a policy that lets nothing out. Each invocation is a worker of its own, which ends with its first result.

(() => {
  /** The largest response of a synchronous invocation (Lambda quotas: 6 MB), and a unit that shows that it is larger. */
  const MAX_UNITS = 6 * 1024 * 1024 + 1;

  /**
   * Runs in the worker. Its own text is not changed by a build: the worker is made of it.
   * @param {(exports: object, module: { exports: object }, require: (name: string) => never) => Promise<void>} load the function's code
   * @param {number} maxUnits
   * @param {number} linesBefore those of the worker's text before the code
   */
  function start(load, maxUnits, linesBefore) {
    const post = self.postMessage.bind(self);
    // One result, by this function alone. What the policy refuses in any case is not even there.
    for (const name of ['postMessage', 'importScripts', 'Worker'])
      for (let at = self; at; at = Object.getPrototypeOf(at)) Reflect.deleteProperty(at, name);

    /** @param {unknown} error */
    const fail = (error) => {
      const { name, message, stack } =
        error instanceof Error ? error : { name: '', message: String(error), stack: '' };
      const lines = [...(stack ?? '').matchAll(/blob:[^\s)]*:(\d+):\d+/g)].map(
        ([, at]) => Number(at) - linesBefore,
      );
      const line = lines.find((at) => at > 0);
      const place = line === undefined ? '' : ` (line ${line})`;
      post({ message, problem: `${name === '' ? '' : `${name}: `}${message}${place}` });
    };
    /** @param {string} name */
    const require = (name) => {
      throw new Error(`There are no modules here: ${name} cannot be loaded.`);
    };
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      fail(event.reason);
    });
    addEventListener(
      'message',
      async ({ data: { event, until } }) => {
        try {
          /** @type {{ exports: { handler?: unknown, default?: unknown } }} */
          const module = { exports: {} };
          await load(module.exports, module, require);
          const handler = module.exports?.handler ?? module.exports?.default;
          if (typeof handler !== 'function') throw new Error('The code exports no function named handler.');
          const context = { getRemainingTimeInMillis: () => Math.max(0, until - Date.now()) };
          // `null` for a handler that returns nothing, as Lambda has it.
          post({ payload: (JSON.stringify(await handler(event, context)) ?? 'null').slice(0, maxUnits) });
        } catch (error) {
          fail(error);
        }
      },
      { once: true },
    );
  }

  /**
   * @param {{ code: string, event: unknown, timeoutMs: number }} invocation
   * @param {(result: { payload: string } | { problem: string, message: string } | { isLate: true }) => void} done
   */
  function invoke({ code, event, timeoutMs }, done) {
    const before = `(${start})(async (exports, module, require) => {`;
    const linesBefore = before.split('\n').length;
    const after = `}, ${MAX_UNITS}, ${linesBefore});`;
    const text = new Blob([`${before}\n${code}\n${after}`], { type: 'text/javascript' });
    const url = URL.createObjectURL(text);
    const worker = new Worker(url);
    const timer = setTimeout(() => end({ isLate: true }), timeoutMs);
    /** @param {Parameters<typeof done>[0]} result */
    const end = (result) => {
      worker.onmessage = null;
      worker.onerror = null;
      clearTimeout(timer);
      worker.terminate();
      URL.revokeObjectURL(url);
      done(result);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = (error) => {
      error.preventDefault();
      // Firefox does not say what is wrong with a script of another origin.
      const message =
        error.message?.replace(/^Uncaught /, '') || 'The code cannot be run: most likely a syntax error.';
      const place = error.lineno > linesBefore ? ` (line ${error.lineno - linesBefore})` : '';
      end({ message, problem: `${message}${place}` });
    };
    worker.postMessage({ event, until: Date.now() + timeoutMs });
  }

  addEventListener('message', ({ source, data, ports: [port] }) => {
    if (source !== parent || !port) return;
    port.postMessage('started');
    invoke(data, (result) => port.postMessage(result));
  });
})();
