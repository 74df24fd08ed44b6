/** Longer names are cut: what they name is beside them. */
const MAX_LENGTH = 60;

/** The ASCII words of a text; accents are dropped, other letters separate. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `GET /pets/{id}` → `get_pets_id`: a local name of Terraform. @param kind the name of a text without words */
export function snakeName(kind: string, text: string): string {
  const name = wordsOf(text).join('_').toLowerCase().slice(0, MAX_LENGTH).replace(/_$/, '');
  return /^[a-z]/.test(name) ? name : `${kind}${name && `_${name}`}`;
}

/** `GET /pets/{id}` → `RouteGetPetsId`: a logical id of CloudFormation, which has letters and digits only. */
export function pascalName(kind: string, text: string): string {
  const words = wordsOf(text).map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  return `${kind}${words.join('')}`.slice(0, MAX_LENGTH);
}

/** Gives each name once within a scope: a second `get_pets` becomes `get_pets_2`. */
export function uniqueNames(separator: string): (scope: string, wanted: string) => string {
  const used = new Set<string>();
  return (scope, wanted) => {
    let name = wanted;
    for (let count = 2; used.has(`${scope} ${name}`); count += 1) name = `${wanted}${separator}${count}`;
    used.add(`${scope} ${name}`);
    return name;
  };
}
