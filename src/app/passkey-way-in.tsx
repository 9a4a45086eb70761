/** The way in by a passkey: asks the device for its secret and hands it to the gate. */
import { useMemo } from 'react';
import { UnlockByPasskey } from '#features/passkey/unlock-by-passkey.tsx';
import { passkeyDevice, type PasskeyAsked } from '#platform/passkey.ts';
import { base64FromBytes } from '#base/bytes.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { Spoken } from '#ui/spoken.tsx';
import type { GateActs } from './create-gate.ts';
import { SPOKEN_BY } from './screen-words.ts';

export interface FoundPasskey extends PasskeyAsked {
  readonly replica: string;
}

export const PasskeyWayIn = (props: {
  readonly found: readonly FoundPasskey[];
  readonly isBusy: boolean;
  readonly open: GateActs['unlockByPasskey'];
  /** The officer is about to come in. */
  readonly onBegin: () => void;
}) => {
  const { found } = props;
  const device = useMemo(() => passkeyDevice(window.location.hostname), []);
  const open = async (): Promise<string | undefined> => {
    props.onBegin();
    // Several officers of one device: the phone asks which of them it is.
    const given = await device.ask(found, base64FromBytes(browserChance.bytes(32)));
    if (!given.ok) return given.error.kind;
    const { credential, prf } = given.value;
    const of = found.find((one) => one.credential === credential);
    const problem = of === undefined ? 'no-passkey' : await props.open(of.replica, prf);
    prf.fill(0);
    return problem;
  };
  return (
    <Spoken sections={SPOKEN_BY.passkey}>
      <UnlockByPasskey isBusy={props.isBusy} onOpen={open} />
    </Spoken>
  );
};
