import { delay } from '../lib/delay';
import { DEFAULT_REGION, REGIONS } from '../service/region';
import type { Operation } from '../service/sdk';
import type { World } from '../service/traffic/world';
import { decodeInput, encodeOutput, payloadMember } from './codec';
import type { Context } from './context';
import { crossOriginHeaders, preflight } from './cross-origin';
import { type ReadDocument, readHere } from './document-reader';
import { runDueTransitions } from './due-transitions';
import { ServiceError } from './errors';
import { Faults, NetworkCut } from './faults';
import { importRequest } from './handlers/document';
import { handlerOf } from './handlers/registry';
import { replayable, seeded } from './ids';
import { AccountLimits } from './limits';
import { regionOf } from './region';
import { buildSample } from './sample/build';
import { NotLoaded, State } from './state';
import type { Store } from './store';
import { memoryStore } from './store-memory';
import { worldOf, worldOfDomain } from './traffic-world';
import { Transaction } from './transaction';
import type { Limits, LoggedCall, Sandbox, WireRequest, WireResponse } from './types';
import { failure, type Match, matchOperation, parseBody, success } from './wire';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /**
   * The default Region: of requests that are not signed, and of the sample data; `us-east-1` unless set. Any other Region
   * is there too, and starts empty.
   */
  region?: string;
  /** The account, twelve digits. */
  account?: string;
  /** Where the state is kept; in memory unless said. */
  store?: Store;
  /** What a store that was never written starts with; sample data unless said. */
  start?: 'sample' | 'empty';
  /** The clock. */
  now?: () => Date;
  /** Numbers from 0 up to 1, for ids and request ids; see {@link seeded} for a repeatable one. */
  random?: () => number;
  /** Milliseconds until pending resources are ready; 0: at the next request. */
  settleMs?: number;
  /** What {@link Sandbox.limits} starts with; `off` unless said. */
  limits?: Limits;
  /** Whether a JWT issuer's discovery document could be fetched; without it, every issuer has one. */
  issuerResponds?: (issuer: string) => boolean;
  /** Reads documents to import; in this thread unless set, in which time no other request is served. */
  readDocument?: ReadDocument;
}

/** How many calls the log keeps, and how many characters of bodies its inputs may come from. */
const KEPT_CALLS = 5000;
const KEPT_CHARACTERS = 64 * 1024 * 1024;

/** How many APIs' worlds are kept between requests. */
const KEPT_WORLDS = 200;

/** The account unless another is set. */
const ACCOUNT = '123456789012';

const wholeSeconds = (time: Date) => new Date(Math.floor(time.getTime() / 1000) * 1000);

/** The control plane of one account in all Regions: `handle` takes a request off any wire and returns its response. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new ControlPlane(options);
}

class ControlPlane implements Sandbox {
  onReset?: () => void;
  onAuthorizersReset?: (of: { apiId: string; stage: string }) => void;
  readonly calls: LoggedCall[] = [];
  /** The length of each logged call's body. */
  readonly #logged: number[] = [];
  #loggedCharacters = 0;
  readonly #faults = new Faults();
  /** Undefined where none hold. */
  #limits: AccountLimits | undefined;
  readonly #store: Store;
  #state = new State();
  readonly #random: () => number;
  readonly #now: () => Date;
  /** The worlds of recent requests, each of one version of the state. */
  readonly #worlds = new Map<string, { version: number; world: World | undefined }>();
  /** Whether the state is one that the store had. */
  #following = false;

  constructor(private readonly options: SandboxOptions) {
    this.#store = options.store ?? memoryStore();
    this.#random = options.random ?? Math.random;
    this.#now = options.now ?? (() => new Date());
    this.limits = options.limits ?? 'off';
  }

  get faults() {
    return this.#faults.list;
  }

  get limits(): Limits {
    return this.#limits ? 'aws' : 'off';
  }

  set limits(limits: Limits) {
    if (limits === this.limits) return;
    this.#limits = limits === 'aws' ? new AccountLimits() : undefined;
  }

  /** @throws NetworkCut where a fault cuts the connection. */
  async handle(request: WireRequest): Promise<WireResponse> {
    const preflighted = preflight(request);
    if (preflighted) return preflighted;
    const entry: LoggedCall = {
      operation: undefined,
      method: request.method,
      url: request.url,
      region: undefined,
      input: undefined,
      status: 0,
    };
    this.#log(entry, request.body.length);
    const response = await this.#respond(request, entry);
    entry.status = response.status;
    return { ...response, headers: { ...response.headers, ...crossOriginHeaders(request) } };
  }

  #log(entry: LoggedCall, characters: number): void {
    this.calls.push(entry);
    this.#logged.push(characters);
    this.#loggedCharacters += characters;
    while (this.calls.length > KEPT_CALLS || this.#loggedCharacters > KEPT_CHARACTERS) {
      this.calls.shift();
      this.#loggedCharacters -= this.#logged.shift() ?? 0;
    }
  }

  async world(of: Parameters<Sandbox['world']>[0]): Promise<World | undefined> {
    return this.#store.exclusive(async () => {
      await this.#follow();
      const key = JSON.stringify(of);
      const known = this.#worlds.get(key);
      if (known?.version === this.#state.version) return known.world;
      const world = await this.#findWorld(of);
      if (this.#worlds.size >= KEPT_WORLDS) this.#worlds.clear();
      this.#worlds.set(key, { version: this.#state.version, world });
      return world;
    });
  }

  async #findWorld(of: Parameters<Sandbox['world']>[0]): Promise<World | undefined> {
    // Almost always it is in the default Region; the others are looked through in turn.
    for (const region of new Set([this.#region, ...REGIONS.map(([name]) => name)])) {
      const source = { tx: this.#transaction(this.#state, region), region, account: this.#account };
      const found = await this.#loaded(async () =>
        'apiId' in of ? worldOf(source, of.apiId) : worldOfDomain(source, of.domainName, of.path),
      );
      if (found) return found;
    }
    return undefined;
  }

  reset(to: 'sample' | 'empty'): Promise<void> {
    return this.#store.exclusive(async () => {
      const { version } = await this.#store.head();
      await this.#begin(to, version + 1);
      this.onReset?.();
    });
  }

  async #respond(request: WireRequest, entry: LoggedCall): Promise<WireResponse> {
    const requestId = this.#requestId();
    try {
      const match = matchOperation(request.method, request.url);
      entry.operation = match.operation.name;
      const region = regionOf(request.headers, this.#region);
      entry.region = region;
      const input = decodeInput(match, () => parseBody(request));
      entry.input = input;
      const apiId = request.method === 'GET' ? undefined : match.labels.get('ApiId');
      const serve = () => this.#serve(match, region, input, requestId);
      return await (this.#limits && apiId !== undefined ? this.#limits.alone(apiId, serve) : serve());
    } catch (error) {
      if (error instanceof NetworkCut) throw error;
      if (error instanceof ServiceError) return failure(error, requestId);
      const message = error instanceof Error ? error.message : String(error);
      return failure({ name: 'InternalServerErrorException', message, status: 500 }, requestId);
    }
  }

  /** Responds with the fault that the call meets, or as the service would. */
  async #serve(
    match: Match,
    region: string,
    input: Record<string, unknown>,
    requestId: string,
  ): Promise<WireResponse> {
    const fault = this.#faults.next(match.operation.name);
    if (fault?.delayMs) await delay(fault.delayMs);
    if (fault?.until) await fault.until;
    if (fault?.fail === 'network') throw new NetworkCut();
    if (fault?.fail && fault.fail !== 'network-after') {
      const { error: name, message, status } = fault.fail;
      return failure({ name, message, status }, requestId);
    }
    this.#limits?.take(match.operation.name, this.#now().getTime());
    const response = await this.#run(match, region, input, requestId);
    if (match.operation.name === 'ResetAuthorizersCache')
      this.onAuthorizersReset?.({ apiId: String(input.ApiId), stage: String(input.StageName) });
    if (fault?.fail === 'network-after') throw new NetworkCut();
    return response;
  }

  async #run(
    match: Match,
    region: string,
    input: Record<string, unknown>,
    requestId: string,
  ): Promise<WireResponse> {
    const { operation } = match;
    if (!handlerOf(operation.name))
      throw new ServiceError(
        'NotImplementedException',
        `The sandbox does not have ${operation.name}: portals and their products are not part of it`,
      );
    // Before its turn, so that others are served while a long document is read.
    const wanted = importRequest(operation.name, input, this.#account, region);
    const { readDocument = readHere } = this.options;
    const document = wanted && (await readDocument(wanted.text, wanted.options));
    return this.#store.exclusive(async () => {
      await this.#follow();
      const random = replayable(this.#random);
      const work = () => this.#work(match, region, input, { document, random: random.draw }, requestId);
      return this.#loaded(work, () => random.replay());
    });
  }

  /** Does a piece of work, again and again while it reads what is in the store alone. */
  async #loaded<Result>(work: () => Promise<Result>, beforeNext?: () => void): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        this.#state.load(error.groups, await this.#store.read(error.groups));
        beforeNext?.();
      }
    }
  }

  /** One request on what is in memory. @throws NotLoaded, with nothing changed, where it needs more than that. */
  async #work(
    { operation }: Match,
    region: string,
    input: Record<string, unknown>,
    given: Pick<Context, 'document' | 'random'>,
    requestId: string,
  ): Promise<WireResponse> {
    const tx = this.#transaction(this.#state, region);
    try {
      const context = { ...this.#context(tx, region), ...given };
      runDueTransitions(context);
      const output = (await handlerOf(operation.name)?.(context, input)) ?? {};
      const payload = payloadMember(operation.output);
      const body =
        payload === undefined
          ? encodeOutput(operation.output, output)
          : String((output as Record<string, unknown>)[payload]);
      const changes = tx.changes();
      if (changes.length > 0) {
        await this.#store.commit(changes, this.#state.version + 1);
        this.#state.version += 1;
      }
      return success(operation.status, body, requestId, contentType(operation.name, input));
    } catch (error) {
      tx.rollback();
      throw error;
    }
  }

  /** Goes to where the store is: what somebody else wrote is dropped from memory, and read again when it is needed. */
  async #follow(): Promise<void> {
    const head = await this.#store.head();
    if (head.version === 0) {
      await this.#begin(this.options.start ?? 'sample', 1);
      return;
    }
    if (this.#following && head.version === this.#state.version) return;
    const written = this.#following ? await this.#store.writtenSince(this.#state.version) : undefined;
    if (written) {
      this.#state.forget(written);
      this.#state.moveTo(head);
    } else {
      this.#state = new State(head);
    }
    this.#following = true;
  }

  async #begin(to: 'sample' | 'empty', version: number): Promise<void> {
    const fresh = new State();
    if (to === 'sample') buildSample(this.#context(this.#transaction(fresh, this.#region), this.#region));
    await this.#store.replace(fresh.records(), version);
    this.#state = new State(await this.#store.head());
    this.#following = true;
  }

  get #region(): string {
    return this.options.region ?? DEFAULT_REGION;
  }

  #transaction(state: State, region: string): Transaction {
    return new Transaction(state.region(region), this.#account);
  }

  get #account(): string {
    return this.options.account ?? ACCOUNT;
  }

  #context(tx: Transaction, region: string): Context {
    const { settleMs = 0, issuerResponds } = this.options;
    return {
      tx,
      region,
      account: this.#account,
      now: wholeSeconds(this.#now()),
      random: this.#random,
      settleMs,
      quotas: this.limits === 'aws',
      issuerResponds,
    };
  }

  #requestId(): string {
    const digits = seeded(Math.floor(this.#random() * 2 ** 32));
    return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(digits() * 16).toString(16));
  }
}

function contentType(operation: Operation, input: Record<string, unknown>): string {
  return operation === 'ExportApi' && input.OutputType === 'YAML' ? 'application/yaml' : 'application/json';
}
