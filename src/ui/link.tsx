/** A link inside the app: a true `<a href>`, followed by the app's router without a reload. */
import { createContext, useContext, type MouseEvent, type ReactNode } from 'react';

/** Filled by the app; without it (in a test) links are plain links. */
export const GoContext = createContext<((href: string) => void) | undefined>(undefined);

/** Goes to a path of the app. */
export const useGo = (): ((href: string) => void) => {
  const go = useContext(GoContext);
  return go ?? ((href) => window.location.assign(href));
};

/** Handler for an `<a>`: leaves new tabs and windows to the browser. */
export const useLinkClick = (href: string | undefined): ((event: MouseEvent) => void) => {
  const go = useContext(GoContext);
  return (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (go === undefined || href === undefined || !isPlain) return;
    event.preventDefault();
    go(href);
  };
};

export const AppLink = (props: {
  readonly href: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly label?: string | undefined;
  readonly current?: boolean | undefined;
}) => {
  const onClick = useLinkClick(props.href);
  return (
    <a
      href={props.href}
      className={props.className}
      onClick={onClick}
      aria-label={props.label}
      aria-current={props.current === true ? 'page' : undefined}
    >
      {props.children}
    </a>
  );
};
