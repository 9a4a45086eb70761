/** Which six digits are refused as the PIN of a shift. */

const PIN_DIGITS = 6;

/**
 * `pin-incomplete`: not six digits; `pin-easy`: one of the few hundred that whoever finds a phone tries first
 * (one digit, a run up or down, a pair or a triple again and again, 112233).
 */
export const pinProblem = (pin: string): 'pin-incomplete' | 'pin-easy' | undefined => {
  if (!/^[0-9]{6}$/.test(pin)) return 'pin-incomplete';
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  const isRun = steps.every((step) => step === 1) || steps.every((step) => step === 9);
  const isRepeated = [1, 2, 3].some((length) =>
    pin.startsWith(pin.slice(0, length).repeat(PIN_DIGITS / length)),
  );
  const isPaired = /^(.)\1(.)\2(.)\3$/.test(pin);
  const isHalved = /^(.)\1\1(.)\2\2$/.test(pin);
  return isRun || isRepeated || isPaired || isHalved ? 'pin-easy' : undefined;
};
