/** The desk at which waiting devices are approved, inside React; its code is read when a screen first asks. */
import { createContext, useContext, useEffect, useState } from 'react';
import { assert } from '#base/assert.ts';
import type { ApprovalControl } from '#features/joining/approval-control.ts';

export const ApprovalContext = createContext<(() => Promise<ApprovalControl>) | undefined>(
  undefined,
);

/** Undefined until its code is there, which is a moment: it comes with the screens. */
export const useApprovals = (): ApprovalControl | undefined => {
  const read = useContext(ApprovalContext);
  assert(read !== undefined, 'an open book has its approvals');
  const [desk, setDesk] = useState<ApprovalControl>();
  useEffect(() => {
    let isStopped = false;
    read()
      .then((found) => {
        if (!isStopped) setDesk(found);
      })
      .catch(() => undefined);
    return () => {
      isStopped = true;
    };
  }, [read]);
  return desk;
};
