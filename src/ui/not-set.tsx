import type { ReactNode } from 'react';
import textStyles from './text.module.css';

/** The placeholder of a value that the service did not return. */
export function NotSet({ children = '–' }: { children?: ReactNode }) {
  return <span className={textStyles.secondary}>{children}</span>;
}
