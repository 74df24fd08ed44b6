import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { leanTheme, textOfStyles } from './lean-theme.ts';

// What the build leaves out of the kit and its libraries.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Components of the kit that the console does not use, and whose texts the build leaves out. */
const UNUSED_TEXTS =
  /^(\[?charts|.*-chart|date-|calendar|tutorial-panel|annotation|s3-|app-layout|hotspot|time-|prompt|(property-filter|collection-preferences|tag-editor|code-editor|list|split-panel|features-notification-drawer|top-navigation|slider|panel-resize-handle|tree-view|cards|dialog|drawer|help-panel|file-upload|error-boundary)$)/;

/** Icons of the kit that neither the console nor the components it uses show. */
const UNUSED_ICONS =
  /^(audio-|video-|microphone|face-|thumbs-|star-|heart-|closed-caption|backward-|forward-|user-profile-|mini-player|multiscreen|transcript|announcement|location-pin|command-prompt|convert-code|delete-marker|subtract-minus|stop-circle|upload-download|view-(full|horizontal|vertical)|(suggestions|search|edit)-gen-ai|caret-(left|right)-filled|angle-(left|right)-double|(grid|list)-view|internal-link|anchor-link|sign-out|insert-row|slash-divider|light-dark|side-bar)/;

type Replacement = readonly [file: string, code: (id: string) => string];

/** A file with some of its text replaced, all of which must be there. */
function patched(id: string, replacements: readonly (readonly [text: string, by: string])[]): string {
  return replacements.reduce(
    (code, [text, by]) => {
      if (!code.includes(text)) throw new Error(`${id} no longer has "${text}": see lean-kit.ts.`);
      return code.replace(text, () => by);
    },
    readFileSync(id, 'utf8'),
  );
}

/** Components of the table for features that no table of the console uses, by file and name. */
const UNUSED_PARTS: readonly (readonly [file: string, names: readonly string[]])[] = [
  // Cells that are edited in their place.
  ['body-cell/inline-editor', ['InlineEditor']],
  ['body-cell/disabled-inline-editor', ['DisabledInlineEditor']],
  // Rows below rows, and those that load one after the other.
  ['progressive-loading/items-loader', ['ItemsLoader', 'getLoaderContent']],
  ['progressive-loading/loader-cell', ['TableLoaderCell']],
  ['selection/use-group-selection', ['useGroupSelection']],
  // Groups of columns.
  ['column-groups/col-group', ['TableColGroup']],
  ['header-cell/group-header-cell', ['TableGroupHeaderCell']],
  // Sorting by several columns; its menu pulls in the whole button dropdown.
  ['header-cell/sort-menu', ['SortMenu']],
  ['multi-column-sort/live-announcement', ['SortLiveAnnouncement']],
  ['clear-sort', ['ClearSortButton']],
  ['skeleton-rows', ['SkeletonRows']],
  ['sticky-header', ['default']],
];

/** Measurements for AWS's own consoles, which nothing here reads: each is a hook or a wrapper that does nothing. */
const MEASUREMENTS: readonly (readonly [file: string, code: string])[] = [
  // Each link and box of a row would wait with a timer and an abort controller until the page's styles are checked.
  [
    '/components/internal/hooks/use-base-component/styles-check.js',
    'export const useMissingStylesCheck = () => {};',
  ],
  [
    '/components/internal/hooks/use-performance-marks/index.js',
    'export const usePerformanceMarks = () => ({});',
  ],
  [
    '/components/internal/hooks/use-table-interaction-metrics/index.js',
    `const nothing = { tableInteractionAttributes: {}, setLastUserAction() {} };
export const useTableInteractionMetrics = () => nothing;`,
  ],
  ['/mjs/internal/base-component/component-metrics.js', 'export const useComponentMetrics = () => {};'],
  [
    '/components/internal/analytics/components/analytics-funnel.js',
    `import { createElement, Fragment, useContext } from 'react';
import { FunnelStepContext, FunnelSubStepContext } from '../context/analytics-context';
const shown = (children, context) => (typeof children === 'function' ? children(context) : children);
export const AnalyticsFunnel = ({ children }) => children;
// As the kit's own, each step of a wizard is one of its own to React.
export const AnalyticsFunnelStep = ({ children, stepNumber }) =>
  createElement(Fragment, { key: stepNumber }, shown(children, useContext(FunnelStepContext)));
export const AnalyticsFunnelSubStep = ({ children }) => shown(children, useContext(FunnelSubStepContext));`,
  ],
];

const throwing = (what: string) => `() => { throw new Error('The build has no ${what}: see lean-kit.ts.'); }`;

/** The schemas of zod as JSON Schema, which nothing asks for, also in workers. */
const ZOD: readonly Replacement[] = ['json-schema-processors', 'to-json-schema'].map((name) => [
  `/zod/v4/core/${name}.js`,
  (id) => {
    const exported = readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm);
    const isMethod = (made: string) => made.startsWith('create');
    return Array.from(exported, ([, made = '']) => {
      const code = isMethod(made)
        ? `() => ${throwing('JSON Schema of zod')}`
        : throwing('JSON Schema of zod');
      return `export const ${made} = ${code};`;
    }).join('\n');
  },
]);

/** Files of the kit and its libraries by the end of their path, and what takes their place in the build. */
const REPLACEMENTS: readonly Replacement[] = [
  ...UNUSED_PARTS.map(
    ([file, names]): Replacement => [
      `/components/table/${file}.js`,
      () =>
        names
          .map((name) =>
            name === 'default' ? 'export default () => null;' : `export const ${name} = () => null;`,
          )
          .join('\n'),
    ],
  ),
  ...ZOD,
  // What the router renders and preloads on behalf of a server, which the console does not have.
  [
    '/lib/dom/ssr/components.js',
    (id) => {
      const mergeRefs = /^function mergeRefs\([\s\S]*?^}/m.exec(readFileSync(id, 'utf8'))?.[0];
      if (!mergeRefs) throw new Error(`${id} no longer has mergeRefs: see lean-kit.ts.`);
      return `import { createContext, useRef } from 'react';
export ${mergeRefs}
export const FrameworkContext = createContext(undefined);
export const PrefetchPageLinks = () => null;
export const usePrefetchBehavior = () => [false, useRef(null), {}];
export const [Links, Meta, Scripts, setIsHydrated, useFrameworkContext] = Array(5).fill(${throwing('rendering for a server')});
export const CRITICAL_CSS_DATA_ATTRIBUTE = '';`;
    },
  ],
  ...MEASUREMENTS.map(([file, code]): Replacement => [file, () => code]),
  // The table measures itself to know whether it scrolls, and renders all of its cells again for each of the widths.
  [
    '/components/table/internal.js',
    (id) =>
      patched(id, [
        ['import { useContainerQuery } from ', 'import {} from '],
        ['useMergeRefs, warnOnce }', 'useMergeRefs, useResizeObserver, warnOnce }'],
        ['useMemo, useRef }', 'useMemo, useRef, useState }'],
        [
          'const [containerWidth, wrapperMeasureRef] = useContainerQuery(rect => rect.borderBoxWidth);',
          'const [isScrollable, setScrollable] = useState(false); const wrapperMeasureRef = useRef(null);',
        ],
        [
          'const [tableWidth, tableMeasureRef] = useContainerQuery(rect => rect.borderBoxWidth);',
          `const tableMeasureRef = useRef(null);
const measure = () => setScrollable(tableMeasureRef.current?.offsetWidth > wrapperMeasureRef.current?.offsetWidth);
useResizeObserver(tableMeasureRef, measure);
useResizeObserver(wrapperMeasureRef, measure);`,
        ],
        ['isScrollable: !!(tableWidth && containerWidth && tableWidth > containerWidth),', 'isScrollable,'],
        // Of sticky headers, which no table has.
        [
          'const [toolsHeaderHeight, toolsHeaderWrapperMeasureRef] = useContainerQuery(rect => rect.borderBoxHeight);',
          'const toolsHeaderHeight = 0; const toolsHeaderWrapperMeasureRef = useRef(null);',
        ],
      ]),
  ],
  // Each render of a table would render what can take the focus in each of its cells, and register it again.
  [
    '/mjs/internal/single-tab-stop/index.js',
    (id) =>
      patched(id, [
        ['useLayoutEffect, useRef, useState, }', 'useLayoutEffect, useMemo, useRef, useState, }'],
        [
          '    });\n    let tabIndex',
          `    }, [navigationActive, registerFocusable, focusable && focusable.current]);
    let tabIndex`,
        ],
        [
          'const isUnregisteringFocusedNode =',
          `const active = document.activeElement;
if (!focusableElement.contains(active) && !active?.closest('[data-awsui-referrer-id]')) return;
const isUnregisteringFocusedNode =`,
        ],
        [
          `const value = parentContext.navigationActive
        ? parentContext
        : { navigationReset: false, navigationActive, registerFocusable, updateFocusTarget, resetFocusTarget };`,
          `const latest = useRef(null);
latest.current = { registerFocusable, updateFocusTarget, resetFocusTarget };
const [own] = useState(() => ({
  registerFocusable: (element, handler) => latest.current.registerFocusable(element, handler),
  updateFocusTarget: (force) => latest.current.updateFocusTarget(force),
  resetFocusTarget: () => latest.current.resetFocusTarget(),
}));
const value = useMemo(
  () => (parentContext.navigationActive ? parentContext : { navigationReset: false, navigationActive, ...own }),
  [parentContext, navigationActive, own],
);`,
        ],
      ]),
  ],
  // Of columns that stay in sight, which no table has: each cell would subscribe to where they are.
  [
    '/components/table/sticky-columns/use-sticky-columns.js',
    () => `const none = () => {};
const state = { style: {}, refs: { wrapper: none, table: none, cell: none } };
export const useStickyColumns = () => state;
const cell = { ref: null };
export const useStickyCellStyles = () => cell;`,
  ],
  // Of columns with a width of their own, which no table has, the lines between the others.
  [
    '/components/table/resizer/index.js',
    (id) => {
      const divider = /^export function Divider\([\s\S]*?^}/m.exec(readFileSync(id, 'utf8'))?.[0];
      if (!divider) throw new Error(`${id} no longer has its Divider: see lean-kit.ts.`);
      return `import React from 'react';
import clsx from 'clsx';
import styles from './styles.css.js';
${divider}
export const Resizer = () => null;
export const ResizeTracker = () => null;`;
    },
  ],
  // Each of a list's links would create an exception: a path is no URL, and has no protocol to be afraid of.
  [
    '/components/internal/utils/check-safe-url.js',
    (id) => patched(id, [['if (!url) {', "if (!url || url.startsWith('/')) {"]]),
  ],
  // The popover of a page number that was typed.
  [
    '/components/pagination/internal.js',
    (id) =>
      patched(id, [
        ["import InternalPopover from '../popover/internal';", 'const InternalPopover = () => null;'],
      ]),
  ],
  // Loads with the first tooltip; without it, what places popovers would be part of every button.
  [
    '/components/tooltip/internal.js',
    () => `import { createElement, lazy, Suspense } from 'react';
const Tooltip = lazy(() => import('./internal.js?shown'));
export default (props) => createElement(Suspense, null, createElement(Tooltip, props));`,
  ],
  // The contexts that several copies of the kit on one page would share.
  [
    '/components/i18n/context.js',
    (id) =>
      patched(id, [
        ["import { awsuiPluginsInternal } from '../internal/plugins/api';", ''],
        [
          "awsuiPluginsInternal.sharedReactContexts.createContext(React, 'InternalI18nContext')",
          'React.createContext(undefined)',
        ],
      ]),
  ],
  // The console has an error boundary of its own.
  ['/components/error-boundary/fallback.js', () => 'export const ErrorBoundaryFallback = () => null;'],
  // The texts of charts, calendars and tutorials.
  [
    '/components/i18n/messages/all.en.js',
    (id) => {
      const all: unknown = JSON.parse(readFileSync(id.replace(/js$/, 'json'), 'utf8'));
      return `export default ${JSON.stringify(all, (key, value) => (UNUSED_TEXTS.test(key) ? undefined : value))}`;
    },
  ],
  // A line for each icon: its name, and the elements that draw it.
  [
    '/components/icon/generated/icons.js',
    (id) => {
      const entries = readFileSync(id, 'utf8').split(/^(?= {4}"[\w-]+": )/m);
      return entries.filter((entry) => !UNUSED_ICONS.test(entry.slice(5))).join('');
    },
  ],
  [
    '/components/internal/base-theme/styles.scoped.css',
    (id) => leanTheme(readFileSync(id, 'utf8'), textOfStyles(ROOT)),
  ],
  // The kit ships its messages parsed: the parser of message texts is never called.
  [
    '/@formatjs/icu-messageformat-parser/lib/index.js',
    () => "export * from './types.js'; export const parse = undefined;",
  ],
];

/**
 * Leaves out of the build what the kit brings and the console never shows. A replacement whose file is no longer there
 * fails the build: the kit has changed, and somebody has to look.
 */
export function leanKit(): Plugin {
  const replaced = new Set<string>();
  return {
    name: 'lean-kit',
    enforce: 'pre',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    load(id) {
      const found = REPLACEMENTS.find(([file]) => id.endsWith(file));
      if (!found) return undefined;
      replaced.add(found[0]);
      return found[1](id);
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const component = Object.keys(chunk.modules).find((id) =>
          UNUSED_TEXTS.test(/\/components\/([\w-]+)\/index\.js$/.exec(id)?.[1] ?? ''),
        );
        if (component)
          this.error(
            `${chunk.fileName} has ${component}, whose texts the build leaves out: see lean-kit.ts.`,
          );
        const named = [...chunk.code.matchAll(/["'`]([\w-]+)["'`]/g)].map(([, name]) => name ?? '');
        const icon = named.find((name) => name.includes('-') && UNUSED_ICONS.test(name));
        if (icon)
          this.error(
            `${chunk.fileName} names "${icon}", an icon that the build leaves out: see lean-kit.ts.`,
          );
      }
      const missing = REPLACEMENTS.map(([file]) => file).filter((file) => !replaced.has(file));
      if (missing.length > 0) this.error(`The kit no longer has ${missing.join(', ')}: see lean-kit.ts.`);
    },
  };
}

/** The same of what workers have: one has zod, another has not. */
export function leanWorker(): Plugin {
  return {
    name: 'lean-worker',
    enforce: 'pre',
    load: (id) => ZOD.find(([file]) => id.endsWith(file))?.[1](id),
  };
}
