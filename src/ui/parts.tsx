/** A line of facts with dots between them: where it is too long it breaks at a dot, not within a fact. */
import { Fragment } from 'react';
import styles from './parts.module.css';

export const Parts = (props: { readonly words: string }) => {
  const parts = props.words.split(' · ');
  return parts.length === 1
    ? props.words
    : parts.map((part, at) => (
        <Fragment key={`${at} ${part}`}>
          {at === 0 ? null : ' '}
          <span className={styles.part}>{at === parts.length - 1 ? part : `${part} ·`}</span>
        </Fragment>
      ));
};
