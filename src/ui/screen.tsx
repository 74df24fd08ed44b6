import { type ReactNode, useEffect, useRef } from 'react';
import { cutMiddle } from '../lib/format';
import styles from './screen.module.css';

/** One breadcrumb; the last one is the screen itself and has no URL. */
export interface Breadcrumb {
  text: string;
  href?: string;
}

let firstScreen = true;

/**
 * The frame of every screen: breadcrumbs, the page's one `h1`, its actions, and the document title made of the same
 * crumbs. After a navigation the heading takes the focus, so that a keyboard or screen-reader user starts at the top of
 * the new content; after a page load the browser sets the focus.
 */
export function Screen(props: {
  title: string;
  /** The breadcrumbs, without this screen. */
  crumbs: Breadcrumb[];
  /** Shown behind the title: "(12)". */
  counter?: string | undefined;
  description?: ReactNode;
  actions?: ReactNode;
  width?: 'form' | 'full';
  /** The children render the `h1`, as a wizard does with each of its steps. */
  ownHeading?: boolean;
  children: ReactNode;
}) {
  const screen = useRef<HTMLDivElement>(null);
  const { title, crumbs } = props;

  useEffect(() => {
    if (!firstScreen) screen.current?.querySelector('h1')?.focus({ preventScroll: true });
    firstScreen = false;
  }, []);

  const trail = [title, ...crumbs.map((crumb) => crumb.text).reverse()].map((text) => cutMiddle(text, 60));
  const documentTitle = [...new Set(trail), 'Gatehouse'].join(' · ');
  return (
    <div className={styles.screen} ref={screen} data-width={props.width ?? 'full'}>
      <title>{documentTitle}</title>
      <nav className={styles.breadcrumbs} aria-label="Breadcrumbs">
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.text + crumb.href}>
              {crumb.href ? (
                <a href={crumb.href} title={crumb.text}>
                  {cutMiddle(crumb.text, 48)}
                </a>
              ) : (
                <span>{cutMiddle(crumb.text, 48)}</span>
              )}
            </li>
          ))}
          <li aria-current="page">
            <span title={title}>{cutMiddle(title, 48)}</span>
          </li>
        </ol>
      </nav>
      {!props.ownHeading && (
        <div className={styles.screenHeader}>
          <div className={styles.screenTitle}>
            <h1 tabIndex={-1}>
              {title}
              {props.counter && <span className={styles.screenCount}> ({props.counter})</span>}
            </h1>
            {props.description && <p className={styles.screenDescription}>{props.description}</p>}
          </div>
          {props.actions}
        </div>
      )}
      {props.children}
    </div>
  );
}
