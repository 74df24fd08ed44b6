import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import { useDeferredValue, useMemo, useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import type { Source } from '../../service/configuration/source';
import { type DomainState, servedBy } from '../../service/traffic/world';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { Answer } from './answer';
import { calledFunctions } from './functions/called-functions';
import { RunFunctions } from './functions/run-functions';
import { SentAnswer } from './functions/sent-answer';
import { useFunctions } from './functions/use-functions';
import { useSentRequests } from './functions/use-sent-requests';
import { addressedStage, FIRST_VALUES, type RequestValues, sampleOutcome, toRequest, toWorld } from './model';
import { RequestForm } from './request-form';
import { addressOf } from './send/address';
import { ApiColumn } from './send/api-column';
import { curlCommand } from './send/commands';
import { SendFields } from './send/send-fields';
import { useRelay } from './send/use-relay';
import { useSend } from './send/use-send';
import styles from './test-request.module.css';
import { traced } from './traced';
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
  const connection = useConnection();
  const { region } = connection;
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
    useMemo(() => ({ method, path, host, values }), [method, path, host, values]),
  );
  const functions = useFunctions();
  const { areRun, code } = functions;
  const requests = useSentRequests(world.apiId, code);
  const signature = useSignature(values.token.trim(), values.keys.trim());
  const sender = useSend();
  const isReal = connection.kind !== 'sandbox';
  const relay = useRelay(isReal);
  const [isSigned, setSigned] = useState(false);
  const { request, given, result } = useMemo(
    () => traced({ ...typed, world, stage: addressed, receivedAt, signature, areRun, isSigned }),
    [world, typed, addressed, receivedAt, signature, areRun, isSigned],
  );
  const address = addressOf(connection, world, request);
  const curl = curlCommand(request, address.url ?? '', isSigned ? region : undefined);
  const sendToApi = () => {
    // What is typed now: the trace that is shown may be a moment behind.
    const form = { method, path, host, values, world, stage: addressed, signature, areRun, isSigned };
    const { request: now, given: known, result: expected } = traced({ ...form, receivedAt: Date.now() });
    const { url } = addressOf(connection, world, now);
    if (url === undefined) return;
    const stageOfAnswer = expected.stage ?? addressed;
    sender.send({ url, world, request: now, given: known, trace: expected, stage: stageOfAnswer, isSigned });
  };
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
    ...(isReal && {
      title: 'Trace',
      description: 'What the configuration says, computed in this page.',
      ...(address.url !== undefined && { curl }),
    }),
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
        {...(relay?.isOpen && {
          actions: (
            <Button
              variant="primary"
              loading={sender.isSending}
              disabled={address.reason !== undefined}
              {...(address.reason !== undefined && { disabledReason: address.reason })}
              onClick={sendToApi}
            >
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
        {isReal && (
          <SendFields
            connection={connection}
            relay={relay}
            address={address}
            curl={curl}
            isSigned={isSigned}
            onSigned={setSigned}
          />
        )}
      </RequestForm>
      {isReal ? (
        <ApiColumn sender={sender} name={connection.name}>
          <Answer {...draft} />
        </ApiColumn>
      ) : areRun ? (
        <SentAnswer requests={requests} draft={<Answer {...draft} />} />
      ) : (
        <Answer {...draft} />
      )}
    </div>
  );
}
