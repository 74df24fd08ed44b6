import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The custom property by which the UI kit takes its font; its name carries a hash of the kit's version. */
function fontProperty(): string {
  const tokens = 'node_modules/@cloudscape-design/components/internal/generated/styles/tokens.js';
  const name = /fontFamilyBase = "var\((--[\w-]+)/.exec(
    readFileSync(new URL(tokens, import.meta.url), 'utf8'),
  )?.[1];
  if (!name) throw new Error(`The UI kit's font property is no longer in ${tokens}.`);
  return name;
}

export default defineConfig({
  plugins: [react()],
  define: { 'import.meta.env.VITE_FONT_BASE': JSON.stringify(fontProperty()) },
  server: { host: '127.0.0.1' },
  build: {
    // light-dark() in our styles is left as it is: every browser that has it is two years old by now.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The size budget reads which chunks the first screen needs from here.
    manifest: true,
    sourcemap: false,
    // Data URLs would count against the first screen's CSS and bypass img-src reasoning; files are cached.
    assetsInlineLimit: 1024,
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
  },
});
