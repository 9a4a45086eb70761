/** Says that something typed is not saved yet: no update over it, no leaving without being asked. */
import { createContext, useContext, useEffect, useRef } from 'react';

export interface UnsavedForm {
  /** It leaves a draft behind: going elsewhere loses nothing. */
  readonly isKept: boolean;
  /** Asked at the moment of leaving: a form that was just saved says no. */
  readonly isStillUnsaved: () => boolean;
}

export interface UnsavedForms {
  /** Returns how to take it out again. */
  readonly add: (form: UnsavedForm) => () => void;
}

export const UnsavedFormsContext = createContext<UnsavedForms>({ add: () => () => {} });

/** Returns what to call when it is saved, before going elsewhere. */
export const useUnsavedForm = (isDirty: boolean): (() => void) => {
  const isReleased = useRef(false);
  useEffect(() => {
    isReleased.current = false;
  }, [isDirty]);
  useUnsaved(isDirty, false, () => !isReleased.current);
  return () => {
    isReleased.current = true;
  };
};

/** The same for a form whose draft is kept. */
export const useUnsavedDraft = (isDirty: boolean, isStillUnsaved: () => boolean): void =>
  useUnsaved(isDirty, true, isStillUnsaved);

const useUnsaved = (isDirty: boolean, isKept: boolean, isStillUnsaved: () => boolean): void => {
  const forms = useContext(UnsavedFormsContext);
  const ask = useRef(isStillUnsaved);
  useEffect(() => {
    ask.current = isStillUnsaved;
  });
  useEffect(() => {
    if (!isDirty) return;
    const takeOut = forms.add({ isKept, isStillUnsaved: () => ask.current() });
    const warn = (event: BeforeUnloadEvent): void => {
      if (ask.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      takeOut();
    };
  }, [forms, isDirty, isKept]);
};
