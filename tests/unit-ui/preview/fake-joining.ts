/** For the preview alone: a phone that waits, and the officer's list of such phones; the digits come after a while. */
import { accept } from '#base/result.ts';
import type { JoiningControl, JoiningState, JoinTyped } from '#features/joining/joining-control.ts';
import type { ApprovalControl } from '#features/joining/approval-control.ts';

const HOUR_MS = 3_600_000;

export const fakeJoining = (nowMs: number): JoiningControl => {
  let state: JoiningState = { is: 'form' };
  const watchers = new Set<() => void>();
  const show = (next: JoiningState): void => {
    state = next;
    for (const watcher of watchers) watcher();
  };
  const waiting = (about: JoinTyped, digits: string | undefined): JoiningState => ({
    ...{ is: 'waiting', about, expiresMs: nowMs + 24 * HOUR_MS, digits, problem: undefined },
  });
  return {
    state: () => state,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    start: () => () => undefined,
    ask: (typed) => {
      show(waiting(typed, undefined));
      setTimeout(() => show(waiting(typed, '4071')), 3_000);
      if (typed.to === 'sai') setTimeout(() => show({ is: 'over', why: 'swapped', typed }), 5_000);
    },
    again: (typed) => show({ is: 'form', typed }),
    giveUp: async () => show({ is: 'form' }),
  };
};

export const fakeApprovals = (nowMs: number): ApprovalControl => {
  const phone = (request: string, name: string, union: string, ago: number) => ({
    ...{ request, name, union, label: 'Android · Chrome' },
    ...{ askedMs: nowMs - ago, expiresMs: nowMs + 20 * HOUR_MS },
  });
  let looks = 0;
  return {
    list: async () =>
      accept({
        requests: [
          phone('req-1', 'Nguyễn Phước Bảo Hoàng Thiên Ân', 'CĐCS Công ty TNHH May Mẫu', 240_000),
          phone('req-2', 'Lò Thị Mây', 'CĐCS Gỗ Tuyên', 5 * HOUR_MS),
        ],
      }),
    open: async () => accept({ isReady: ++looks > 3 }),
    refuse: async () => accept({ ok: true }),
    approve: async () => accept({ ok: true }),
  };
};
