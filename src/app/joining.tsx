/** The gate's screens for a device without an invitation that waits for an approval from afar. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  JoinFormScreen,
  JoinOverScreen,
  JoinReadingScreen,
  JoinWaitingScreen,
} from '#features/joining/join-screens.tsx';
import type { JoiningControl } from '#features/joining/joining-control.ts';
import type { JoiningActs } from './joining-ways.ts';
import { useServices } from './services.ts';

export const Joining = (props: { readonly acts: JoiningActs }) => {
  const { joining } = useServices();
  const { acts } = props;
  const [desk, setDesk] = useState<JoiningControl>();
  useEffect(() => {
    let isStopped = false;
    // Where its code cannot be read there is no network to ask through either: back to the start.
    joining(acts.joined).then(
      (found) => {
        if (!isStopped) setDesk(found);
      },
      () => acts.leaveJoining('no-connection'),
    );
    return () => {
      isStopped = true;
    };
  }, [joining, acts]);
  return desk === undefined ? null : <AtDesk desk={desk} acts={acts} />;
};

const AtDesk = ({ desk, acts }: { readonly desk: JoiningControl; readonly acts: JoiningActs }) => {
  const { nowMs } = useServices();
  const state = useSyncExternalStore(desk.watch, desk.state);
  useEffect(() => desk.start(), [desk]);
  const giveUp = (): void => void desk.giveUp().then(() => acts.leaveJoining());
  switch (state.is) {
    case 'reading':
      return <JoinReadingScreen state={state} onGiveUp={giveUp} />;
    case 'form':
      return <JoinFormScreen state={state} onAsk={desk.ask} onBack={giveUp} />;
    case 'waiting':
      return <JoinWaitingScreen state={state} nowMs={nowMs()} onGiveUp={giveUp} />;
    case 'over':
      return <JoinOverScreen state={state} onAgain={desk.again} onBack={giveUp} />;
  }
};
