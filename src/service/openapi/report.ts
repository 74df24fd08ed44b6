/** How many messages of one class are reported; the rest is counted. */
const MOST = 200;

/** How many places an information names before it counts. */
const NAMED_PLACES = 3;

/** Collects what an import has to say, in the service's three classes (6.2). */
export class Report {
  private readonly errors = new Set<string>();
  private readonly warnings = new Set<string>();
  private readonly notes = new Set<string>();
  private readonly leftOut = new Map<string, Set<string>>();

  /** Refuses the document. */
  error(message: string): void {
    this.errors.add(message);
  }

  /** Blocks only with `failOnWarnings`. */
  warn(message: string): void {
    this.warnings.add(message);
  }

  /** Never blocks. */
  note(message: string): void {
    this.notes.add(message);
  }

  /** An information that something valid is not supported and left out; one line for all places of a `part`. */
  ignored(part: string, place: string): void {
    const places = this.leftOut.get(part) ?? new Set();
    this.leftOut.set(part, places.add(place));
  }

  /** How many errors there are so far. */
  get errorCount(): number {
    return this.errors.size;
  }

  toErrors(): string[] {
    return limited(this.errors, 'errors');
  }

  toWarnings(): string[] {
    return limited(this.warnings, 'warnings');
  }

  toInfo(): string[] {
    const lines = [...this.leftOut].map(
      ([part, places]) =>
        `${part}: not supported by HTTP APIs, ignored (${listed([...places], NAMED_PLACES)})`,
    );
    return limited(new Set([...this.notes, ...lines]), 'informations');
  }
}

/** `a, b, c and 4 more`. */
export function listed(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

function limited(messages: ReadonlySet<string>, kind: string): string[] {
  const all = [...messages];
  return all.length <= MOST ? all : [...all.slice(0, MOST), `and ${all.length - MOST} more ${kind}`];
}
