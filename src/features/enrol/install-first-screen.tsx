/** In a tab on an iPhone nothing is entered: how the app comes to the home screen, and the invitation with it. */
import { useState, type ReactNode } from 'react';
import { CODE_LENGTH, linkOfToken } from '#platform/invitation-link.ts';
import { copyText } from '#platform/share.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './install-first-screen.module.css';

export const InstallFirstScreen = (props: {
  /** What the link carried: a code of 8, or the longer token that only a link knows. */
  readonly token: string | undefined;
  readonly corner: ReactNode;
}) => {
  const { enrol: text } = useText();
  const { token } = props;
  const [copied, setCopied] = useState<boolean>();
  const isCode = token !== undefined && token.length === CODE_LENGTH;
  const isLink = token !== undefined && !isCode;
  return (
    <Doorway
      title={text.installFirst}
      lead={text.installFirstWhy}
      corner={props.corner}
      bottom={
        isLink ? (
          <PrimaryButton full onClick={() => void copyText(linkOfToken(token)).then(setCopied)}>
            {copied === true ? text.installCopied : text.installCopy}
          </PrimaryButton>
        ) : undefined
      }
    >
      <Card>
        <ol className={styles.steps}>
          {text.installFirstSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Card>
      {isCode ? (
        <Card>
          <p className={styles.label}>{text.installCode}</p>
          <p className={styles.code}>{`${token.slice(0, 4)} ${token.slice(4)}`}</p>
        </Card>
      ) : (
        <Notice tone="info" title={isLink ? text.installLink : undefined}>
          {isLink ? text.installLinkHint : text.installCodeHint}
        </Notice>
      )}
      {copied === false ? (
        <Notice tone="warn" live>
          {text.installNotCopied}
        </Notice>
      ) : null}
    </Doorway>
  );
};
