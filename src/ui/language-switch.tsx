/** One tap to the other language, for screens where there are no settings yet. */
import { LANGUAGE_NAMES, type Language } from '#text/language.ts';
import { useFrameText } from './use-frame-text.ts';
import styles from './language-switch.module.css';

export const LanguageSwitch = (props: { readonly onChange: (language: Language) => void }) => {
  const other = useFrameText().language === 'vi' ? 'en' : 'vi';
  return (
    <button
      type="button"
      className={styles.switch}
      lang={other}
      onClick={() => props.onChange(other)}
    >
      {LANGUAGE_NAMES[other]}
    </button>
  );
};
