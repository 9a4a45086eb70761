/** What the union had said of requests on a shared device when it was last heard; kept beside the lease. */
import { accept, type Result } from '#base/result.ts';
import type { EngineContext } from './engine-context.ts';
import type { StoreProblem, Write } from './ports.ts';
import { CASES_ON_SHARED_KEY } from './stored-rows.ts';

const ALLOWED = '1';

/** Part of opening, before anything of a book is read. */
export const readSharedRule = async ({
  state,
  ports,
}: EngineContext): Promise<Result<void, StoreProblem>> => {
  const row = await ports.store.get('cursor', CASES_ON_SHARED_KEY);
  if (!row.ok) return row;
  state.casesOnShared = row.value === ALLOWED;
  return accept(undefined);
};

/** Where nothing stands they may not: so it is until the union has said otherwise. */
export const sharedRuleWrite = (isAllowed: boolean): Write =>
  isAllowed
    ? { op: 'put', table: 'cursor', key: CASES_ON_SHARED_KEY, value: ALLOWED }
    : { op: 'delete', table: 'cursor', key: CASES_ON_SHARED_KEY };
