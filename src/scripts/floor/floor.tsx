import { type Api, ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link } from 'react-router';

// The least that a list of APIs can cost with the packages of the console: React, the router, the query cache, the SDK's GetApis and an
// unstyled table of 50 rows. `npm run bench:browser` compares the console with it.

const client = new ApiGatewayV2Client({
  endpoint: new URLSearchParams(location.search).get('endpoint') ?? '',
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 1,
});

// The service refuses a browser that announces these headers (service-rules 3).
client.middlewareStack.addRelativeTo(
  ((next: (args: unknown) => unknown) => (args: { request: { headers: Record<string, string> } }) => {
    delete args.request.headers['amz-sdk-invocation-id'];
    delete args.request.headers['amz-sdk-request'];
    return next(args);
  }) as unknown as Parameters<typeof client.middlewareStack.addRelativeTo>[0],
  { name: 'omitRetryHeaders', relation: 'before', toMiddleware: 'httpSigningMiddleware' },
);

function Floor() {
  const [text, setText] = useState('');
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['apis'],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      client.send(new GetApisCommand({ MaxResults: '500', NextToken: pageParam })),
    initialPageParam: undefined,
    getNextPageParam: ({ NextToken }) => NextToken,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  if (error) throw error;
  const apis: Api[] = (data?.pages ?? []).flatMap(({ Items = [] }) => Items);
  const shown = apis.filter(({ Name = '' }) => Name.includes(text));
  return (
    <>
      <h1>APIs</h1>
      <input
        type="search"
        aria-label="Search APIs"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p>{shown.length} APIs</p>
      <table>
        <tbody>
          {shown.slice(0, 50).map(({ ApiId = '', Name, ProtocolType, ApiEndpoint, CreatedDate }) => (
            <tr key={ApiId}>
              <th scope="row">
                <Link to={`/apis/${ApiId}`}>{Name}</Link>
              </th>
              <td>{ApiId}</td>
              <td>{ProtocolType}</td>
              <td>{ApiEndpoint}</td>
              <td>{CreatedDate?.toISOString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}>
    <BrowserRouter>
      <Floor />
    </BrowserRouter>
  </QueryClientProvider>,
);
