/** The whole app: the look around the gate, and behind the gate the book. */
import { startTransition, useMemo, useState } from 'react';
import type { FrameCatalogue } from '#text/frame-catalogue.ts';
import { LookProvider } from '#ui/look.tsx';
import type { Look } from '#ui/root-look.ts';
import { Gate } from './gate.tsx';
import { LookChoiceContext } from './look-choice.ts';
import { ServicesContext, type AppServices } from './services.ts';

export const App = (props: {
  readonly services: AppServices;
  readonly firstLook: Look;
  /** The first sentences in the language of `firstLook`. */
  readonly firstFrame: FrameCatalogue;
}) => {
  const { services } = props;
  const [look, setLook] = useState(props.firstLook);
  const choice = useMemo(
    () => ({
      look,
      change: (part: Partial<Look>) => {
        const next = { ...look, ...part };
        // The screen keeps its language until the words of the other one are read.
        if (part.language === undefined) setLook(next);
        else startTransition(() => setLook(next));
        void services.look.write(next);
      },
    }),
    [look, services],
  );
  return (
    <ServicesContext value={services}>
      <LookChoiceContext value={choice}>
        <LookProvider look={look} firstFrame={props.firstFrame}>
          <Gate />
        </LookProvider>
      </LookChoiceContext>
    </ServicesContext>
  );
};
