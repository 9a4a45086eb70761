/** Which forms hold something typed and not saved: asked before an update and before leaving. */
import type { UnsavedForms } from '#ui/unsaved-form.ts';

export interface UnsavedFormsKept extends UnsavedForms {
  readonly isAny: () => boolean;
  readonly watch: (onChange: () => void) => () => void;
}

export const createUnsavedForms = (): UnsavedFormsKept => {
  const forms = new Set<symbol>();
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  return {
    add: (form) => {
      forms.add(form);
      tell();
    },
    remove: (form) => {
      if (forms.delete(form)) tell();
    },
    isAny: () => forms.size > 0,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
};
