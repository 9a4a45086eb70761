/** Which forms hold something typed and not saved: asked before an update and before leaving. */
import type { UnsavedForm, UnsavedForms } from '#ui/unsaved-form.ts';

export interface UnsavedFormsKept extends UnsavedForms {
  readonly isAny: () => boolean;
  /** Something would be lost: it is not saved, and no draft of it is kept. */
  readonly isAnyLost: () => boolean;
  readonly watch: (onChange: () => void) => () => void;
}

export const createUnsavedForms = (): UnsavedFormsKept => {
  const forms = new Set<UnsavedForm>();
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  return {
    add: (form) => {
      forms.add(form);
      tell();
      return () => {
        if (forms.delete(form)) tell();
      };
    },
    isAny: () => [...forms].some((form) => form.isStillUnsaved()),
    isAnyLost: () => [...forms].some((form) => !form.isKept && form.isStillUnsaved()),
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
};
