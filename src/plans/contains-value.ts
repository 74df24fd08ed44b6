type Equal = (item: unknown, wanted: unknown) => boolean;

/** Whether `item` has all requested values; `""` requests an absent one. */
export function containsValue(item: unknown, wanted: unknown): boolean {
  return contains(item, wanted, Object.is, inOrder);
}

/**
 * The same where the service may have stored the values in another form: other case (header names are kept in small
 * letters), other order, numbers as text, blanks trimmed, empty for absent.
 */
export function containsValueLoosely(item: unknown, wanted: unknown): boolean {
  return contains(item, wanted, (one, other) => normal(one) === normal(other), inAnyOrder);
}

type Items = readonly unknown[];
type Compare = (items: Items, wanted: Items, equal: (item: unknown, wanted: unknown) => boolean) => boolean;

function contains(item: unknown, wanted: unknown, equal: Equal, compare: Compare): boolean {
  if (wanted === undefined) return true;
  if (wanted === '') return item === undefined || item === '';
  const inside = (one: unknown, other: unknown) => contains(one, other, equal, compare);
  if (Array.isArray(wanted)) {
    const items: Items = Array.isArray(item) ? item : [];
    return wanted.length === items.length && compare(items, wanted, inside);
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return Object.entries(wanted).every(([key, value]) =>
      inside((item as Readonly<Record<string, unknown>> | undefined)?.[key], value),
    );
  }
  return equal(item, wanted);
}

const inOrder: Compare = (items, wanted, equal) => wanted.every((one, index) => equal(items[index], one));

const inAnyOrder: Compare = (items, wanted, equal) => {
  const left = [...items];
  return wanted.every((one) => {
    const at = left.findIndex((item) => equal(item, one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

function normal(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase();
}
