/** Says that something typed is not saved yet: no update over it, no leaving without being asked. */
import { createContext, useContext, useEffect, useRef } from 'react';

export interface UnsavedForms {
  readonly add: (form: symbol) => void;
  readonly remove: (form: symbol) => void;
}

export const UnsavedFormsContext = createContext<UnsavedForms>({ add: () => {}, remove: () => {} });

/** Returns what to call when it is saved, before going elsewhere. */
export const useUnsavedForm = (isDirty: boolean): (() => void) => {
  const forms = useContext(UnsavedFormsContext);
  const form = useRef(Symbol('form'));
  useEffect(() => {
    const { current } = form;
    if (!isDirty) return;
    forms.add(current);
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      forms.remove(current);
    };
  }, [forms, isDirty]);
  return () => forms.remove(form.current);
};
