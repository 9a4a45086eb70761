// The lint rules: typed, strict, and every rule that is switched off says why.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const core = ['base', 'crdt', 'book', 'domain', 'protocol', 'text'].map(
  (folder) => `src/${folder}/**/*.ts`,
);
const screens = ['features', 'ui', 'app'].map((folder) => `src/${folder}/**/*.tsx`);

// `no-restricted-syntax` is not merged between blocks, so each block lists all of what it forbids.
const moduleState = {
  selector:
    ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
  message:
    'No module-level mutable state: whatever has state can be made twice (style.md, rule 6).',
};
const clock = {
  selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
  message: 'Time is an argument in the core, never read from a clock.',
};
const rawHtml = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'A name typed by someone else must never become markup.',
};

const browserMemory = ['localStorage', 'sessionStorage'].map((name) => ({
  name,
  message:
    'Nothing personal outside the vault: no local or session storage (design.md, section 5).',
}));

export default tseslint.config(
  {
    ignores: ['dist', 'node_modules', 'data', 'data-demo', '.cache', 'src/base/text-encoding.d.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      // One program for everything is several times faster than one for each of the four projects.
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        // `onClick={async () => …}` is safe where the act returns its refusal as a value.
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', moduleState],
      'no-restricted-globals': ['error', ...browserMemory],

      // `() => setOpen(true)` reads better than braces around it.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A number or a yes/no in a template is plain enough; objects and null still are refused.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `while (true)` with a bound inside is the clearest form of some loops.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A port has asynchronous methods; its memory adapter fulfils them without awaiting anything.
      '@typescript-eslint/require-await': 'off',
      // A type parameter used once is how a declaration of fields keeps its literal types.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `CalendarDate | PartialDate` are both text to the compiler and two things to a reader.
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      // An empty function is a port that does nothing, on purpose.
      '@typescript-eslint/no-empty-function': 'off',
      // `{}` is the empty set of changes in generic types.
      '@typescript-eslint/no-empty-object-type': 'off',
      // TypeScript knows which names exist; the rule only knows the language.
      'no-undef': 'off',
    },
  },
  {
    name: 'core',
    files: core,
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', moduleState, clock],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument in the core.' },
        { object: 'Math', property: 'random', message: 'Chance is an argument in the core.' },
        ...['randomUUID', 'getRandomValues'].map((property) => ({
          object: 'crypto',
          property,
          message: 'Chance is an argument in the core.',
        })),
      ],
    },
  },
  {
    name: 'react',
    // Where the walls let React in (tests/architecture): each file is read once more by its compiler, which costs.
    files: [
      'src/**/*.tsx',
      'src/{app,features,ui,platform}/**/*.ts',
      'src/{replica,sync}/use-*.ts',
    ],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    name: 'screens',
    files: screens,
    rules: {
      'no-restricted-syntax': ['error', moduleState, rawHtml],
      'no-restricted-globals': [
        'error',
        ...browserMemory,
        { name: 'fetch', message: 'A screen shows, it does not fetch (style.md, rule 8).' },
        { name: 'indexedDB', message: 'A screen has no database (style.md, rule 8).' },
      ],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          ['fetch', 'indexedDB'].map((property) => ({ object, property })),
        ),
      ],
    },
  },
  {
    name: 'tests',
    files: ['tests/**/*.ts', 'tests/**/*.tsx', '**/tests/**/*.ts', '**/tests/**/*.tsx'],
    rules: {
      // A test asserts the shape of what it got; to type it first would only say it twice.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // What is evaluated in a page looks at storage in order to find nothing there.
      'no-restricted-globals': 'off',
      // A test of a long-lived fixture fills it in beforeAll.
      'no-restricted-syntax': 'off',
    },
  },
  {
    name: 'plain scripts, run by Node as they are',
    files: ['**/*.mjs', '*.js'],
    languageOptions: {
      ecmaVersion: 'latest',
      sourceType: 'module',
      globals: Object.fromEntries(
        ['process', 'console', 'performance', 'Buffer', 'URL', 'setTimeout', 'fetch'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    // A browser of 2015 must be able to read this one, to tell its owner what to update.
    name: 'boot gate',
    files: ['public/**/*.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: Object.fromEntries(
        [
          ...['window', 'document', 'navigator', 'location', 'setTimeout'],
          // Used only behind the questions whether they are there.
          ...['CSS', 'Promise'],
        ].map((name) => [name, 'readonly']),
      ),
    },
    // ES5 has no `catch` without a name.
    rules: { 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
);
