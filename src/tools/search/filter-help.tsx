import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { FILTER_NAMES, FILTERS } from '../../service/search/query';
import textStyles from '../../ui/text.module.css';
import styles from './results.module.css';

/** The filters of a search and what each keeps, while nothing is typed. */
export function FilterHelp({ status }: { status: string }) {
  return (
    <Container header={<Header variant="h2">Filters</Header>}>
      <p>
        <span role="status">{status}</span>. Type words, filters or both; a result has all of them. Paste an
        ARN, an ID, the address of a request or a link to the AWS console to go to what it names.
      </p>
      <dl className={styles.filters}>
        {FILTER_NAMES.map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={textStyles.mono}>{name}:</dt>
            <dd>{FILTERS[name]}</dd>
          </div>
        ))}
      </dl>
    </Container>
  );
}
