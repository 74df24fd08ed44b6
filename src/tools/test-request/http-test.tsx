import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import { useDeferredValue, useMemo, useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import type { Source } from '../../service/configuration/source';
import type { Given } from '../../service/traffic/given';
import { trace } from '../../service/traffic/trace';
import { type DomainState, servedBy } from '../../service/traffic/world';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { Answer } from './answer';
import { calledFunctions } from './functions/called-functions';
import { RunFunctions } from './functions/run-functions';
import { SentAnswer } from './functions/sent-answer';
import { useFunctions } from './functions/use-functions';
import { useSentRequests } from './functions/use-sent-requests';
import {
  addressedStage,
  FIRST_VALUES,
  type RequestValues,
  sampleOutcome,
  toGiven,
  toRequest,
  toWorld,
} from './model';
import { RequestForm } from './request-form';
import styles from './test-request.module.css';
import { useSignature } from './use-signature';

interface HttpTestProps {
  api: Api;
  latest: Source;
  /** Undefined: the latest configuration. */
  stage: string | undefined;
  served: Source | undefined;
  domains: readonly DomainState[];
}

/** A request to an HTTP API beside what comes of it, computed while it is typed. */
export function HttpTest({ api, latest, stage, served, domains }: HttpTestProps) {
  const { region } = useConnection();
  const [params, set] = useUrlMembers();
  const [path, setPath] = useDebouncedText(params.get('path') ?? '/', (value) => set({ path: value }));
  const [host, setHost] = useDebouncedText(params.get('host') ?? '', (value) => set({ host: value.trim() }));
  const [values, setValues] = useState<RequestValues>(FIRST_VALUES);
  // The time of the test, so that a token does not expire under the eyes of who reads the answer.
  const [receivedAt] = useState(() => Date.now());
  const method = params.get('method') ?? 'GET';

  const world = useMemo(
    () => toWorld({ api, region, latest, stage, served, domains }),
    [api, region, latest, stage, served, domains],
  );
  const addressed = addressedStage(world, stage);
  const typed = useDeferredValue(
    useMemo(() => ({ method, path, host: host.trim(), values }), [method, path, host, values]),
  );
  const functions = useFunctions();
  const { areRun, code } = functions;
  const requests = useSentRequests(world.apiId, code);
  const signature = useSignature(values.token.trim(), values.keys.trim());
  const { request, given, result } = useMemo(() => {
    const sent = toRequest({ ...typed, stage: addressed }, typed.values, receivedAt);
    if (areRun) {
      // What functions return is known when they have run.
      const known: Given = { ...(signature && { signature }) };
      return { request: sent, given: known, result: trace(world, sent, known) };
    }
    const asFunction = toGiven(typed.values, true, signature);
    const probed = trace(world, sent, asFunction);
    if (probed.sent.event !== undefined) return { request: sent, given: asFunction, result: probed };
    const asBackend = toGiven(typed.values, false, signature);
    return { request: sent, given: asBackend, result: trace(world, sent, asBackend) };
  }, [world, typed, addressed, receivedAt, signature, areRun]);
  const send = () => {
    const address = { method, path, host: host.trim(), stage: addressed };
    requests.send({
      path,
      request: toRequest(address, values, Date.now()),
      world,
      origin: latest.origin,
      sample: sampleOutcome(values, false),
      signature,
    });
  };
  const change = (changed: Partial<RequestValues>) => setValues((old) => ({ ...old, ...changed }));
  const draft = {
    world,
    request,
    given,
    result,
    origin: latest.origin,
    ...(areRun && { description: 'Not sent. What is known before functions run.' }),
  };
  const configuration = servedBy(world, result.stage ?? addressed);
  return (
    <div className={styles.columns}>
      <RequestForm
        apiId={world.apiId}
        onLoad={(saved) => {
          set({ method: saved.method, path: saved.path, host: saved.host });
          const { headers, body, sourceIp } = saved;
          setValues((old) => ({ ...old, headers, body, sourceIp }));
        }}
        stages={latest.origin?.stages ?? {}}
        stage={stage}
        routeKeys={Object.keys(configuration.routes)}
        values={values}
        method={method}
        path={path}
        host={host}
        onAddress={set}
        onHost={setHost}
        onPath={setPath}
        onChange={change}
        {...(areRun && {
          actions: (
            <Button variant="primary" loading={requests.isSending} onClick={send}>
              Send
            </Button>
          ),
        })}
      >
        <RunFunctions
          functions={functions}
          called={calledFunctions(world, result)}
          reaches={result.sent}
          nothing={
            result.routeKey === undefined
              ? 'No route answers this request.'
              : `${result.routeKey} invokes no function.`
          }
          values={values}
          onChange={change}
        />
      </RequestForm>
      {areRun ? <SentAnswer requests={requests} draft={<Answer {...draft} />} /> : <Answer {...draft} />}
    </div>
  );
}
