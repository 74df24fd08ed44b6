import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { screens } from '../../app/navigation';
import { parseUrl } from '../../service/traffic/locate';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { Screen } from '../../ui/screen';
import { METHODS } from './methods';
import styles from './test-request.module.css';
import { UrlAnswer } from './url-answer';

/** The API, stage and path of an address, and the way on to what comes of a request to it. */
export function Component() {
  const [params, set] = useUrlMembers();
  const url = params.get('url') ?? '';
  const method = params.get('method') ?? 'GET';
  const [typed, setTyped] = useDebouncedText(url, (value) => set({ url: value }));
  const parts = parseUrl(url);
  return (
    <Screen
      title={screens.testUrl.text}
      crumbs={[]}
      description="Finds the API that answers an address: by its default endpoint, or by the API mapping of a custom domain name."
      width="form"
    >
      <Container>
        <SpaceBetween size="l">
          <div className={styles.line}>
            <FormField label="Method">
              <Select
                options={METHODS}
                selectedOption={
                  METHODS.find(({ value }) => value === method) ?? { value: method, label: method }
                }
                onChange={({ detail }) => set({ method: detail.selectedOption.value ?? 'GET' })}
              />
            </FormField>
            <FormField label="URL" stretch>
              <Input
                type="search"
                value={typed}
                onChange={({ detail }) => setTyped(detail.value)}
                placeholder="https://api.example.com/shop/orders/5"
                clearAriaLabel="Clear URL"
                spellcheck={false}
              />
            </FormField>
          </div>
          <div role="status" aria-label="Answer">
            {parts ? (
              <UrlAnswer parts={parts} method={method} />
            ) : url === '' ? (
              'Paste the address of a request.'
            ) : (
              'This is no address: it has no host.'
            )}
          </div>
        </SpaceBetween>
      </Container>
    </Screen>
  );
}
