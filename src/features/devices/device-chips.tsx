/** How a device stands, in words with a colour: this one, lost, or what it is short of. */
import type { DeviceShortage } from '#domain/device-needs.ts';
import { Chip } from '#ui/chip.tsx';
import { useText } from '#ui/use-text.ts';

export const DeviceChip = (props: {
  readonly isLost: boolean;
  readonly isThis: boolean;
  /** The worst of them is shown. */
  readonly shortages: readonly DeviceShortage[];
}) => {
  const { devices: text } = useText();
  const [worst] = props.shortages;
  if (props.isLost) return <Chip tone="late">{text.lost}</Chip>;
  if (props.isThis) return <Chip tone="act">{text.thisDevice}</Chip>;
  return worst === undefined ? null : <Chip tone="wait">{text.shortages[worst]}</Chip>;
};
