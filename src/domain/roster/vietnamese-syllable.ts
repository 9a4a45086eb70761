/** Is this a syllable Vietnamese can have? Tells well-read text from text read by the wrong table. */

const ONSET = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?/;

const RHYMES: ReadonlySet<string> = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu',
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet',
    'oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ',
    'uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu',
    'y yêm yên yêng yêt yêu êng êc',
  ].flatMap((line) => line.split(' ')),
);

const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** One syllable, letters and tone alike possible ("Hường"); capitals do not count. */
export const isVietnameseSyllable = (word: string): boolean => {
  if (word.length > 12) return false;
  const marked = word.toLowerCase().normalize('NFD');
  const tones = marked.match(TONE_MARK) ?? [];
  if (tones.length > 1) return false;
  const plain = marked.replace(TONE_MARK, '').normalize('NFC');
  const onset = ONSET.exec(plain)?.[0] ?? '';
  const rhyme = plain.slice(onset.length);
  // "gì", "giếng": the i belongs to the rhyme; "quý": the u to the onset.
  const isRhyme = RHYMES.has(rhyme) || (onset === 'gi' && RHYMES.has(`i${rhyme}`));
  if (!isRhyme) return false;
  const isStopped = /(?:c|ch|p|t)$/.test(rhyme);
  return !isStopped || tones[0] === '\u0301' || tones[0] === '\u0323';
};
