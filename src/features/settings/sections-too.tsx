/** How the sections with books of their own stand to the union's resolutions; those that lack one get it by a tap. */
import { useState } from 'react';
import { accept } from '#base/result.ts';
import { extendResolutions, type SectionStand } from '#domain/dues/section-resolutions.ts';
import { useReplica } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';

export const SectionsToo = ({ stand }: { readonly stand: SectionStand }) => {
  const text = useText();
  const { settings: words } = text;
  const replica = useReplica();
  const flash = useSavedFlash();
  const [failed, setFailed] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { upToDate, lacking, own } = stand;
  const extend = async (): Promise<void> => {
    setBusy(true);
    const saved = await replica.save<never>((moment) => accept(extendResolutions(lacking, moment)));
    setBusy(false);
    setFailed(saved.ok ? undefined : saved.error.kind);
    if (saved.ok) flash(text.common.saved);
  };
  return (
    <>
      <SaveProblemNotice kind={failed} />
      {upToDate.length + lacking.length === 0 ? null : (
        <p>{words.fixedSections(upToDate.length + lacking.length)}</p>
      )}
      {own.length === 0 ? null : <p>{words.fixedSectionsOwn(own.length)}</p>}
      {lacking.length === 0 ? null : (
        <SecondaryButton writes busy={isBusy} onClick={() => void extend()}>
          {words.fixedExtend(lacking.length)}
        </SecondaryButton>
      )}
    </>
  );
};
