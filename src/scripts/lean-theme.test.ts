import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { leanTheme, textOfStyles } from './lean-theme';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const THEME = `@layer theme {
  body {
    --color-a-1: red;
    --color-b-2: blue;
    --color-d-4: var(--color-e-5, green);
    --color-e-5: green;
    --color-f-6: var(--color-g-7);
    --color-g-7: yellow;
    --size-c-3: 4px
  }
  .awsui-context-alert:not(#\\9) { --color-a-1: white; --color-b-2: black; }
  .awsui-context-content-header .awsui-context-alert:not(#\\9) { --color-a-1: grey; }
  .awsui-context-top-navigation:not(#\\9) { --color-a-1: black; }
  .awsui-dark-mode:not(#\\9) { --color-a-1: darkred; }
}`;

const compact = (css: string) => css.replace(/\s+/g, '');

test('What is referred to is kept in every mode and context, all else goes.', () => {
  const text = `.x { color: var(--color-a-1, red); inline-size: var(--size-c-3); outline-color: var(--color-d-4) } createElement(Context, { contextName: "alert" })`;
  expect(compact(leanTheme(THEME, text))).toBe(
    compact(`@layer theme {
      body { --color-a-1: red; --color-d-4: var(--color-e-5, green); --color-e-5: green; --size-c-3: 4px }
      .awsui-context-alert:not(#\\9) { --color-a-1: white; }
      .awsui-dark-mode:not(#\\9) { --color-a-1: darkred; }
    }`),
  );
});

test('A text that refers to all of it leaves the theme as it is.', () => {
  const text = `--color-a-1 --color-b-2 --color-d-4 --color-f-6 --size-c-3 "alert" 'content-header' \`awsui-context-top-navigation\``;
  expect(leanTheme(THEME, text)).toBe(THEME);
});

test('Every property of the theme that a style of the console uses is defined in the lean theme.', () => {
  const theme = readFileSync(
    join(ROOT, 'node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css'),
    'utf8',
  );
  const text = textOfStyles(ROOT);
  const lean = leanTheme(theme, text);
  const defined = (css: string) => new Set(Array.from(css.matchAll(/(--[\w-]+):/g), ([, name]) => name));
  const inTheme = defined(theme);
  const inLean = defined(lean);
  const missing = [...(text + lean).matchAll(/var\(\s*(--[\w-]+)/g)].filter(
    ([, name]) => inTheme.has(name) && !inLean.has(name),
  );
  expect(missing).toEqual([]);
  expect(lean.length).toBeLessThan(theme.length * 0.7);
  expect(lean).toContain('.awsui-context-flashbar');
  expect(lean).toContain('.awsui-dark-mode');
});
