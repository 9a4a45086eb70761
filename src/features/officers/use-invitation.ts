/** Making an invitation as soon as its screen is there, and again where asked. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSync } from '#sync/use-sync.ts';
import type { InvitationMade } from '#sync/server-answers.ts';
import type { Answer } from '#sync/server-api.ts';

type Making =
  | { readonly step: 'making' }
  | { readonly step: 'made'; readonly made: InvitationMade }
  | { readonly step: 'failed'; readonly kind: string };

/**
 * Sends what waits first: the server invites only officers it knows.
 * @param ask keeps its identity from drawing to drawing
 */
export const useInvitation = (ask: () => Answer<InvitationMade>): readonly [Making, () => void] => {
  const sync = useSync();
  const [state, setState] = useState<Making>({ step: 'making' });
  const make = useCallback(() => {
    setState({ step: 'making' });
    void (async () => {
      const problem = await sync.syncNow();
      const made = problem === undefined ? await ask() : ({ ok: false, error: problem } as const);
      setState(
        made.ok ? { step: 'made', made: made.value } : { step: 'failed', kind: made.error.kind },
      );
    })();
  }, [sync, ask]);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    make();
  }, [make]);
  return [state, make];
};
