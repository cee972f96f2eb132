// Type-aware rules for everything in TypeScript, the core recommended rules for the plain scripts.
import { defineConfig } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

// ESLint's own `recommended` list, read from the rules themselves: the package that names it is not installed with eslint 10.
const coreRecommended = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta?.docs?.recommended === true && !rule.meta.deprecated).map(([name]) => [name, 'error']),
);

const nodeGlobals = Object.fromEntries(
  [
    ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal'],
    ...[
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'performance',
      'structuredClone',
      'WebAssembly',
      'fetch',
    ],
  ].map((name) => [name, 'readonly']),
);

const typescript = ['properties/**/*.ts', 'src/**/*.ts', 'proofs/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts', 'vitest.config.ts'];

export default defineConfig(
  {
    // AssemblyScript is a language of its own that only looks like TypeScript; the bytes module is written by a script.
    ignores: ['dist/', 'models/', 'coverage/', '.headcount/', 'bench/data/', 'src/exact/wasm/*.as.ts', 'src/exact/wasm/*-bytes.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  // Readers of hostile input name control characters on purpose.
  { rules: { ...coreRecommended, 'no-control-regex': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }] },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tests/ground/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // `operator<S>(scalars: Scalars<S>, …)` is a contract with the caller, also where S occurs once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A number or a boolean in a message is plain enough; everything else still has to say how it is written.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    // Declarations describe what others wrote.
    files: ['src/**/*.d.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    // Library code never prints: results and errors are values. The command line is where output happens.
    files: ['properties/**/*.ts', 'src/**/*.ts', 'proofs/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // Tests build wrong input on purpose and know their fixtures.
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
);
