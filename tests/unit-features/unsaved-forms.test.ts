// What the update bar and the guard of the way out know of forms that are half filled.
import { expect, test } from 'vitest';
import { createUnsavedForms } from '../../src/app/unsaved-forms.ts';

test('a form with a draft holds back an update, but leaving loses nothing', () => {
  const forms = createUnsavedForms();
  let told = 0;
  forms.watch(() => (told += 1));
  const takeOut = forms.add({ isKept: true, isStillUnsaved: () => true });
  expect([forms.isAny(), forms.isAnyLost(), told]).toEqual([true, false, 1]);
  const takeOutOther = forms.add({ isKept: false, isStillUnsaved: () => true });
  expect(forms.isAnyLost()).toBe(true);
  takeOutOther();
  takeOut();
  takeOut();
  expect([forms.isAny(), forms.isAnyLost(), told]).toEqual([false, false, 4]);
});

test('a form that was saved a moment ago lets go before it is drawn again', () => {
  const forms = createUnsavedForms();
  let isUnsaved = true;
  forms.add({ isKept: true, isStillUnsaved: () => isUnsaved });
  forms.add({ isKept: false, isStillUnsaved: () => isUnsaved });
  isUnsaved = false;
  expect([forms.isAny(), forms.isAnyLost()]).toEqual([false, false]);
});
