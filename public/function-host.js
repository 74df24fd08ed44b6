// The document in which the functions of the sandbox run (docs/data-plane.md, "In the browser"). It has an origin of its own,
// and a policy that lets nothing out. Each invocation is a worker of its own, which ends with its first result.

(() => {
  /** The largest response of a synchronous invocation (Lambda quotas: 6 MB), and a unit that shows that it is larger. */
  const MAX_UNITS = 6 * 1024 * 1024 + 1;

  /** More requests to `@connections` than the page answers in an invocation: it refuses with a reason, this ends a flood. */
  const MAX_CALLS = 1000;

  /**
   * Runs in the worker: what functions have of `@aws-sdk/client-apigatewaymanagementapi`. Requests go to the page, which checks
   * them and answers for the API of the function alone; the endpoint is a text for it, which nothing connects to.
   * @param {(message: object) => void} post
   * @param {number} maxCalls
   */
  function managementModule(post, maxCalls) {
    /** @type {Map<unknown, (outcome: any) => void>} */
    const pending = new Map();
    let made = 0;
    addEventListener('message', ({ data: { id, answer } }) => {
      pending.get(id)?.(answer);
      pending.delete(id);
    });

    class ApiGatewayManagementApiServiceException extends Error {
      /** @param {{ message: string, name?: string, status: number }} error */
      constructor({ message, name = 'ApiGatewayManagementApiServiceException', status }) {
        super(message);
        this.name = name;
        this.$fault = status < 500 ? 'client' : 'server';
        this.$metadata = { httpStatusCode: status };
      }
    }
    class GoneException extends ApiGatewayManagementApiServiceException {}
    class ForbiddenException extends ApiGatewayManagementApiServiceException {}
    class LimitExceededException extends ApiGatewayManagementApiServiceException {}
    class PayloadTooLargeException extends ApiGatewayManagementApiServiceException {}
    const errors = { GoneException, ForbiddenException, LimitExceededException, PayloadTooLargeException };

    /** @param {{ status: number, error?: keyof typeof errors, body: string }} answer */
    const errorOf = ({ status, error, body }) => {
      const Named = (error && errors[error]) ?? ApiGatewayManagementApiServiceException;
      // The SDK's own word where the service gives none.
      const message = (body && JSON.parse(body).message) || 'UnknownError';
      return new Named({ message, name: error, status });
    };
    /** @param {string} method @param {unknown} endpoint @param {any} input */
    const call = (method, endpoint, { ConnectionId, Data } = {}) =>
      new Promise((done, refuse) => {
        made += 1;
        if (made > maxCalls) throw new Error('Too many requests to @connections.');
        if (!endpoint)
          throw new Error(
            'The client needs an endpoint: https:// with domainName and stage of the requestContext.',
          );
        if (!ConnectionId) throw new Error('No value provided for input HTTP label: ConnectionId.');
        if (Data !== undefined && typeof Data !== 'string' && !(Data instanceof Uint8Array))
          throw new Error('Data must be a string or a Uint8Array.');
        pending.set(made, (answer) => {
          if (answer?.refused) refuse(new Error(answer.refused));
          else if (answer.status < 300) done(answer);
          else refuse(errorOf(answer));
        });
        post({
          call: { method, endpoint: `${endpoint}`, connectionId: `${ConnectionId}`, data: Data },
          id: made,
        });
      });

    class Command {
      /** @param {object} input */
      constructor(input) {
        this.input = input;
      }
    }
    class PostToConnectionCommand extends Command {}
    class GetConnectionCommand extends Command {}
    class DeleteConnectionCommand extends Command {}
    class ApiGatewayManagementApiClient {
      /** @param {{ endpoint?: unknown }} config */
      constructor(config = {}) {
        this.config = config;
      }
      /** @param {Command} command */
      async send(command) {
        const { endpoint } = this.config;
        if (command instanceof PostToConnectionCommand)
          return done(await call('POST', endpoint, command.input));
        if (command instanceof DeleteConnectionCommand)
          return done(await call('DELETE', endpoint, command.input));
        if (!(command instanceof GetConnectionCommand))
          throw new Error('This is no command of @connections.');
        const answer = await call('GET', endpoint, command.input);
        const { connectedAt, lastActiveAt, identity } = JSON.parse(answer.body);
        return {
          ...done(answer),
          ConnectedAt: new Date(connectedAt),
          LastActiveAt: new Date(lastActiveAt),
          Identity: { SourceIp: identity.sourceIp, UserAgent: identity.userAgent },
        };
      }
      destroy() {}
    }
    class ApiGatewayManagementApi extends ApiGatewayManagementApiClient {
      /** @param {object} input */
      postToConnection(input) {
        return this.send(new PostToConnectionCommand(input));
      }
      /** @param {object} input */
      getConnection(input) {
        return this.send(new GetConnectionCommand(input));
      }
      /** @param {object} input */
      deleteConnection(input) {
        return this.send(new DeleteConnectionCommand(input));
      }
    }
    /** @param {{ status: number }} answer */
    const done = ({ status }) => ({ $metadata: { httpStatusCode: status } });
    return {
      ...errors,
      ApiGatewayManagementApi,
      ApiGatewayManagementApiClient,
      ApiGatewayManagementApiServiceException,
      DeleteConnectionCommand,
      GetConnectionCommand,
      PostToConnectionCommand,
    };
  }

  /**
   * Runs in the worker. Its own text is not changed by a build: the worker is made of it.
   * @param {typeof managementModule} connections
   * @param {number} maxCalls
   * @param {(exports: object, module: { exports: object }, require: (name: string) => object) => Promise<void>} load the function's code
   * @param {number} maxUnits
   * @param {number} linesBefore those of the worker's text before the code
   */
  function start(connections, maxCalls, load, maxUnits, linesBefore) {
    const post = self.postMessage.bind(self);
    const modules = new Map([['@aws-sdk/client-apigatewaymanagementapi', connections(post, maxCalls)]]);
    // One result, by this function alone, and requests of the module above. What the policy refuses in any case is not even there.
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
      const module = modules.get(name);
      if (!module) throw new Error(`There is no module ${name} here, only ${[...modules.keys()]}.`);
      return module;
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
   * @param {(call: object) => void} ask sends a request to `@connections` to the page
   * @returns {(answer: object) => void} takes the answers
   */
  function invoke({ code, event, timeoutMs }, done, ask) {
    const before = `(${start})(${managementModule}, ${MAX_CALLS}, async (exports, module, require) => {`;
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
    worker.onmessage = ({ data }) => ('call' in data ? ask(data) : end(data));
    worker.onerror = (error) => {
      error.preventDefault();
      // Firefox does not say what is wrong with a script of another origin.
      const message =
        error.message?.replace(/^Uncaught /, '') || 'The code cannot be run: most likely a syntax error.';
      const place = error.lineno > linesBefore ? ` (line ${error.lineno - linesBefore})` : '';
      end({ message, problem: `${message}${place}` });
    };
    worker.postMessage({ event, until: Date.now() + timeoutMs });
    return (answer) => worker.postMessage(answer);
  }

  addEventListener('message', ({ source, data, ports: [port] }) => {
    if (source !== parent || !port) return;
    port.postMessage('started');
    const send = (/** @type {object} */ message) => port.postMessage(message);
    const receive = invoke(data, send, send);
    port.onmessage = ({ data: answer }) => receive(answer);
  });
})();
