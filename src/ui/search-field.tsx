/** Search above a list: no accents needed, cleared by one tap, reached with `/` on a keyboard. */
import { useEffect, useRef } from 'react';
import { unremembered } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './field.module.css';

export const SearchField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onEnter?: (() => void) | undefined;
  readonly autoFocus?: boolean | undefined;
}) => {
  const text = useFrameText().common;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={`${styles.box} ${styles.search}`} role="search">
      <span className={styles.sign}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        // Not type="search": browsers keep a history of those.
        type="text"
        inputMode="search"
        enterKeyHint="search"
        className={styles.input}
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        autoFocus={props.autoFocus ?? false}
        autoCapitalize="none"
        maxLength={80}
        {...unremembered}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && props.value !== '') props.onChange('');
          if (event.key === 'Enter') props.onEnter?.();
        }}
      />
      {props.value === '' ? null : (
        <button
          type="button"
          className={styles.inBox}
          aria-label={text.clearSearch}
          onClick={() => {
            props.onChange('');
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
};
