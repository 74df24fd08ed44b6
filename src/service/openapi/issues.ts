import type { Issue } from '../rules/rule';
import type { Place } from './place';

/** Where a request's members stand in the document, below the place that is read. */
type MemberNames = Readonly<Record<string, string>>;

/** Reports `issues` of a request under the document's own names: `GET /pets: ….uri: IntegrationUri must be …`. */
export function refuseIssues(place: Place, issues: readonly Issue[], names: MemberNames): void {
  for (const { path, message } of issues) {
    const at = path
      .map((step) => documentStep(step, names))
      .reduce((below: Place, step) => (typeof step === 'number' ? below.item(step) : below.at(step)), place);
    place.report.error(`${at.name}: ${message}`);
  }
}

/** Members inside of members (`JwtConfiguration.Issuer`) have names too; keys of maps and indexes stay as they are. */
const documentStep = (step: string | number, names: MemberNames): string | number =>
  typeof step === 'string' && Object.hasOwn(names, step) ? (names[step] ?? step) : step;
