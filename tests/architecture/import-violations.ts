// Holds every import against the table of allowed imports and says what is wrong in a sentence.
import { isBuiltin } from 'node:module';
import { basename } from 'node:path';
import { compositionRoots, rooms, technologies, type Room } from './allowed-imports.ts';
import { importsOf, type Import, type SourceFiles } from './source-files.ts';

/** One sentence for each import that the table does not allow; empty when the house is in order. */
export const importViolations = (files: SourceFiles): readonly string[] => {
  const importsByFile = new Map(
    [...files].map(([path, text]) => [path, importsOf(path, text)] as const),
  );
  const oneFileUses = new Map<string, Set<string>>();
  const violations: string[] = [];
  for (const [path, imports] of importsByFile) {
    if (compositionRoots.includes(path)) {
      violations.push(...imports.flatMap((found) => leavesSrc(found)));
      continue;
    }
    const folder = folderOf(path);
    const room = rooms[folder];
    if (room === undefined) {
      if (imports.length > 0) violations.push(`${path}: ${folder} stands in no row of the table`);
      continue;
    }
    for (const found of imports) {
      const problem = problemOf(found, folder, room, importsByFile);
      if (problem !== undefined) violations.push(sentence(found, problem));
      const { packagesOfOneFile = [] } = room;
      if (found.file === undefined && allows(packagesOfOneFile, found.specifier)) {
        const key = `${folder} → ${packageOf(found.specifier)}`;
        oneFileUses.set(key, (oneFileUses.get(key) ?? new Set()).add(path));
      }
    }
  }
  for (const [use, paths] of oneFileUses) {
    if (paths.size > 1) violations.push(`${use} is for one file only: ${[...paths].join(', ')}`);
  }
  return violations;
};

/** `src/domain/dues/receipt.ts` → `domain`; `sync-server/push.ts` → `sync-server`. */
const folderOf = (path: string): string => {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second : top;
};

const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)/.exec(path)?.[1];

const sentence = (found: Import, problem: string) =>
  `${found.from}:${found.line} imports ${found.specifier}: ${problem}`;

const leavesSrc = (found: Import): readonly string[] =>
  found.file !== undefined && !found.file.startsWith('src/')
    ? [sentence(found, 'outside of src')]
    : [];

const problemOf = (
  found: Import,
  folder: string,
  room: Room,
  importsByFile: ReadonlyMap<string, readonly Import[]>,
): string | undefined => {
  const { file, specifier, from } = found;
  if (file === undefined) {
    if (isBuiltin(specifier)) {
      return room.node && specifier.startsWith('node:') ? undefined : `no Node in ${folder}`;
    }
    return allows([...room.packages, ...(room.packagesOfOneFile ?? [])], specifier)
      ? undefined
      : `${folder} may not import this package`;
  }
  if (!/^(src|sync-server)\//.test(file)) return 'outside of src and sync-server';
  if (file.split('/').includes('tests')) return 'a test is no part of the program';
  const target = folderOf(file);
  if (target === folder) {
    return folder === 'features' && featureOf(file) !== featureOf(from)
      ? 'no feature imports another'
      : undefined;
  }
  if (file.startsWith('sync-server/') || !room.folders.includes(target)) {
    return `${folder} may not import ${target}`;
  }
  if (room.portsOnly?.includes(target) && !isPort(file, importsByFile)) {
    return `${folder} may import only the ports of ${target}, and this is an adapter`;
  }
  return undefined;
};

const packageOf = (specifier: string): string => {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
};

const allows = (packages: readonly string[], specifier: string): boolean => {
  const name = packageOf(specifier);
  return packages.some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
};

// Looked at one file deep: a port that leaned on an adapter would carry its technology into `sync`.
const isPort = (file: string, importsByFile: ReadonlyMap<string, readonly Import[]>): boolean =>
  !technologies.some((name) => basename(file).startsWith(`${name}-`)) &&
  (importsByFile.get(file) ?? []).every((found) => found.file !== undefined);
