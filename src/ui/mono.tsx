import { cutMiddle } from '../lib/format';
import { NotSet } from './not-set';
import textStyles from './text.module.css';

/** An id, ARN or URI in monospace, cut in the middle when long; the whole text is its tooltip. */
export function Mono({ text, max = 64 }: { text: string; max?: number }) {
  return (
    <span className={textStyles.mono} title={text.length > max ? text : undefined}>
      {cutMiddle(text, max)}
    </span>
  );
}

/** A whole value in monospace, which may break anywhere: an expression, a key, a format. */
export function Code({ text }: { text: string | undefined }) {
  return text ? <code className={textStyles.mono}>{text}</code> : <NotSet />;
}
