import type { ReactNode } from 'react';
import { cutMiddle, exactTime, timeAgo } from '../lib/format';

/** An HTTP method as a coloured word; `WS` stands for a WebSocket route. */
export function Method({ name }: { name: string }) {
  return (
    <span className="gh-method" data-method={name}>
      {name}
    </span>
  );
}

/** A resource path with its variables set off: `/pets/{petId}`. */
export function PathText({ path }: { path: string }) {
  let at = 0;
  const texts = path.split(/(\{[^}]*\})/).filter((text) => text !== '');
  const parts = texts.map((text) => {
    at += text.length;
    return { text, at };
  });
  return (
    <span className="gh-mono">
      {parts.map((part) => (
        <span key={part.at} {...(part.text.startsWith('{') ? { className: 'gh-variable' } : {})}>
          {part.text}
        </span>
      ))}
    </span>
  );
}

/** An id, ARN or URI in monospace, cut in the middle when long; the whole text is its tooltip. */
export function Mono({ text, max = 64 }: { text: string; max?: number }) {
  return (
    <span className="gh-mono" title={text.length > max ? text : undefined}>
      {cutMiddle(text, max)}
    </span>
  );
}

/** A whole value in monospace, broken where it must be: an expression, a key, a format. */
export function Code({ text }: { text: string | undefined }) {
  return text ? <code className="gh-mono">{text}</code> : <NotSet />;
}

/** A time as people say it, the exact one on hover. */
export function Time({ at }: { at: Date | undefined }) {
  if (!at) return <NotSet />;
  return (
    <time className="gh-nowrap" dateTime={at.toISOString()} title={exactTime(at)}>
      {timeAgo(at, new Date())}
    </time>
  );
}

/** What stands where the service answered no value. */
export function NotSet({ children = '–' }: { children?: ReactNode }) {
  return <span className="gh-secondary">{children}</span>;
}
