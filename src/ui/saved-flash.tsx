/** "Đã lưu trên máy": a flash of the whole screen and a short shake, seen and felt where a sound would be lost. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './saved-flash.module.css';

const FLASH_MS = 900;
const SHAKE_MS = 60;

const FlashContext = createContext<(words: string) => void>(() => {});

/** Call with what was saved: "Đã lưu trên máy". */
export const useSavedFlash = (): ((words: string) => void) => useContext(FlashContext);

export const SavedFlashProvider = (props: { readonly children: ReactNode }) => {
  const [shown, setShown] = useState<{ readonly words: string; readonly turn: number }>();
  const flash = useMemo(
    () => (words: string) => {
      // iPhones have no vibration; there the flash alone must do.
      if ('vibrate' in navigator) navigator.vibrate(SHAKE_MS);
      setShown((before) => ({ words, turn: (before?.turn ?? 0) + 1 }));
    },
    [],
  );
  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), FLASH_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <FlashContext value={flash}>
      {props.children}
      <div role="status">
        {shown === undefined ? null : (
          <div key={shown.turn} className={styles.flash}>
            <div className={styles.words}>
              <span className={styles.sign}>
                <Icon name="check" large />
              </span>
              {shown.words}
            </div>
          </div>
        )}
      </div>
    </FlashContext>
  );
};
