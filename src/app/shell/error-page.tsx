import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useLocation, useRouteError } from 'react-router';
import { useItemOptional } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import { ApiError, isUnsupportedOperation } from '../../client/calls/errors';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import { Screen } from '../../ui/screen';
import textStyles from '../../ui/text.module.css';
import { screensAbove } from '../navigation';
import { withoutBase } from '../paths';

const AskPermission = lazy(() => import('../../plans/ui/ask-permission'));

/** Catches a screen's load errors and shows them in its place; the shell stays. */
export class ScreenErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  private readonly retry = () => {
    queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' });
    this.setState({ error: undefined });
  };

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorScreen error={this.state.error} onRetry={this.retry} />;
  }
}

/** The page for an unknown route, and for a screen whose code could not be loaded. */
export function RouteErrorPage() {
  const error = useRouteError();
  return <ErrorScreen error={error} onRetry={() => location.reload()} />;
}

/** The page for an unknown route. */
export function NotFoundPage() {
  return (
    <Screen title="Page not found" crumbs={useScreensAbove()} width="form">
      <Box>There is no page at {location.pathname}.</Box>
      <div>
        <GoBack />
      </div>
    </Screen>
  );
}

/** The screens above this one; the API by its name where that is known. */
function useScreensAbove() {
  const { pathname } = useLocation();
  const ApiId = /^\/apis\/([^/]+)/.exec(withoutBase(pathname))?.[1] ?? '';
  // Only from the cache: the API may be what could not be loaded.
  const api = useItemOptional('api', { ApiId }, { enabled: false });
  return screensAbove(pathname, api?.Name);
}

function GoBack() {
  const above = useScreensAbove().at(-1);
  return above && <Button href={above.href}>{`Go to ${above.text}`}</Button>;
}

function ErrorScreen({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, text, detail } = explain(error, useConnection());
  return (
    <Screen title={title} crumbs={useScreensAbove()} width="form">
      <div role="alert" className={textStyles.breakAnywhere}>
        <SpaceBetween size="s">
          <Box>{text}</Box>
          {detail && (
            <Box color="text-body-secondary" fontSize="body-s">
              {detail}
            </Box>
          )}
        </SpaceBetween>
      </div>
      {error instanceof ApiError && error.details.status === 403 && (
        <Suspense>
          <AskPermission error={error} />
        </Suspense>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onRetry} iconName="refresh">
          Try again
        </Button>
        <GoBack />
      </SpaceBetween>
    </Screen>
  );
}

function explain(
  error: unknown,
  { name, region }: Connection,
): { title: string; text: string; detail?: string } {
  if (!(error instanceof ApiError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { title: 'This screen failed', text: message || 'No reason was given.' };
  }
  const { status, code, operation, requestId } = error.details;
  const detail = `${code} at ${operation}${requestId ? ` · request ${requestId}` : ''}`;
  if (isUnsupportedOperation(error)) {
    return {
      title: 'Not available here',
      text: `${error.message} ${name} does not support this screen.`,
      detail,
    };
  }
  if (status === 404) return { title: 'Not found', text: error.message, detail };
  if (status === 403) {
    return {
      title: 'Not allowed',
      text: `The credentials of ${name} may not call ${operation}: ${error.message}`,
      detail,
    };
  }
  if (status === 0) {
    return { title: 'No connection', text: `${name} (${region}) did not respond. ${error.message}`, detail };
  }
  if (status === 429) {
    return {
      title: 'Too many requests',
      text: `${name} (${region}) is throttling: ${error.message}`,
      detail,
    };
  }
  return { title: 'Could not load', text: error.message, detail };
}
