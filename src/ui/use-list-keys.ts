/** A list by keyboard: arrows choose, Enter opens, `n` begins something new. */
import { useEffect, useEffectEvent, useState } from 'react';

export interface ListKeys {
  /** Index of the chosen row; -1 while none is. */
  readonly chosen: number;
  /** Opens the chosen row, or the first. */
  readonly open: () => void;
}

export const useListKeys = (list: {
  readonly count: number;
  /** A new search begins at the top again. */
  readonly resetBy: string;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onNew: () => void;
}): ListKeys => {
  const [choice, setChoice] = useState({ index: -1, by: list.resetBy });
  const chosen = choice.by === list.resetBy ? Math.min(choice.index, list.count - 1) : -1;

  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const isSearch = target?.matches('input[inputmode="search"]') === true;
    const isTyping = target?.matches('input, textarea, select') === true;
    const isOnControl = target?.matches('a, button') === true;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isTyping && !isSearch) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const index = Math.max(0, Math.min(list.count - 1, chosen + step));
      setChoice({ index, by: list.resetBy });
      list.onMove(index);
    } else if (event.key === 'Enter' && !isTyping && !isOnControl && chosen >= 0) {
      list.onOpen(chosen);
    } else if (event.key === 'n' && !isTyping) {
      event.preventDefault();
      list.onNew();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return { chosen, open: () => list.onOpen(Math.max(0, chosen)) };
};
