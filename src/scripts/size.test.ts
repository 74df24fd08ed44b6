import { describe, expect, test } from 'vitest';
import { closure, overBudget } from './size.mjs';

describe('the size budget', () => {
  test('A screen is its chunk with all that it imports statically, each file once, and its fonts.', () => {
    const manifest = {
      'index.html': {
        file: 'main.js',
        imports: ['_a.js'],
        css: ['main.css'],
        assets: ['font.woff2', 'logo.svg'],
      },
      '_a.js': { file: 'a.js', imports: ['_b.js'], css: ['a.css'] },
      '_b.js': { file: 'b.js', imports: ['_a.js'] },
      'list.tsx': { file: 'list.js', imports: ['index.html', '_b.js'] },
      'other.tsx': { file: 'other.js' },
    };
    expect([...closure(manifest, ['index.html', 'list.tsx'])].sort()).toEqual([
      'a.css',
      'a.js',
      'b.js',
      'font.woff2',
      'list.js',
      'main.css',
      'main.js',
    ]);
    expect(() => closure(manifest, ['gone.tsx'])).toThrow('The build has no chunk for gone.tsx.');
  });

  test('What is over its limit is named with both numbers; what is at it is not.', () => {
    expect(
      overBudget([
        ['CSS, kB', 70, 70],
        ['JavaScript, kB', 305.04, 305],
      ]),
    ).toEqual(['JavaScript, kB: 305.0 is over the limit of 305']);
  });
});
