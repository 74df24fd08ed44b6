/** The SDK's operations as types: the one vocabulary that plans, the API layer and the journal share. */
type Sdk = typeof import('@aws-sdk/client-apigatewayv2');

type CommandName = Extract<keyof Sdk, `${string}Command`>;

/** Every operation of the installed SDK, as AWS spells it (`CreateRoute`). */
export type Operation = Exclude<CommandName extends `${infer Name}Command` ? Name : never, '$'>;

/** The operations of portals, which the console does not have. */
type MissingOperation = Extract<Operation, `${string}Portal${string}` | `${string}Product${string}`>;

/** The operations of HTTP and WebSocket APIs and their domain names: what the console calls. */
export type KnownOperation = Exclude<Operation, MissingOperation>;

type CommandOf<O extends Operation> = InstanceType<Sdk[`${O}Command`]>;

/** The request members of an operation. */
export type InputOf<O extends Operation> = CommandOf<O>['input'];

/** The response members of an operation, without the transport's `$metadata`. */
export type OutputOf<O extends Operation> =
  CommandOf<O> extends { resolveMiddleware(...args: never[]): infer Handler }
    ? Handler extends (...args: never[]) => Promise<{ output: infer Output }>
      ? Omit<Output, '$metadata'>
      : never
    : never;
