/** Draws a small paper (a receipt) as a picture that any phone can show: black on white, nothing of the screen. */

export interface PictureOfPaper {
  /** Over everything else: practice data have no value. */
  readonly mark: string | undefined;
  readonly union: string;
  readonly heading: string;
  readonly numberLine: string;
  /** Across the paper: voided. */
  readonly stamp: string | undefined;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly total: string;
  readonly words: string;
  /** Small, at the foot: that it is a copy, and when it was made. */
  readonly foot: string;
}

const WIDTH = 1080;
const EDGE = 72;
const FONT = '"Be Vietnam Pro", sans-serif';
const INK = '#000';
const GREY = '#444';
const LINE = '#999';

/** The bytes of a PNG, 1080 px wide; undefined where the browser gives no canvas. */
export const pictureOfPaper = async (
  paper: PictureOfPaper,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 40px ${FONT}`, 'Ễậ')),
  );
  // Once to learn how long the paper is, once to draw it.
  const height = draw(pen, paper);
  canvas.width = WIDTH;
  canvas.height = height;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, height);
  draw(pen, paper);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
};

/** Answers with the height it took, px. */
const draw = (pen: CanvasRenderingContext2D, paper: PictureOfPaper): number => {
  let y = EDGE;
  const say = (text: string, size: number, style: { bold?: true; color?: string } = {}): void => {
    pen.font = `${style.bold === true ? '700' : '400'} ${size}px ${FONT}`;
    pen.fillStyle = style.color ?? INK;
    pen.textAlign = 'center';
    for (const line of brokenInto(pen, text, WIDTH - 2 * EDGE)) {
      y += size * 1.45;
      pen.fillText(line, WIDTH / 2, y);
    }
  };
  if (paper.mark !== undefined) say(paper.mark, 34, { bold: true });
  say(paper.union, 34, { color: GREY });
  y += 12;
  say(paper.heading, 52, { bold: true });
  say(paper.numberLine, 36, { color: GREY });
  if (paper.stamp !== undefined) say(paper.stamp, 64, { bold: true });
  y += 40;
  for (const { label, value } of paper.rows) y = drawRow(pen, label, value, y);
  y += 36;
  rule(pen, y);
  say(paper.total, 84, { bold: true });
  if (paper.stamp !== undefined) strike(pen, paper.total, y);
  say(paper.words, 38, { color: GREY });
  y += 36;
  rule(pen, y);
  say(paper.foot, 28, { color: GREY });
  return Math.ceil(y + EDGE);
};

/** The label at the left, the value at the right, on as many lines as it needs. */
const drawRow = (
  pen: CanvasRenderingContext2D,
  label: string,
  value: string,
  from: number,
): number => {
  const size = 40;
  let y = from + size * 1.6;
  pen.font = `400 ${size}px ${FONT}`;
  pen.fillStyle = GREY;
  pen.textAlign = 'left';
  pen.fillText(label, EDGE, y);
  const room = WIDTH - 2 * EDGE - pen.measureText(label).width - 40;
  pen.font = `700 ${size}px ${FONT}`;
  pen.fillStyle = INK;
  pen.textAlign = 'right';
  for (const [at, line] of brokenInto(pen, value, room).entries()) {
    if (at > 0) y += size * 1.35;
    pen.fillText(line, WIDTH - EDGE, y);
  }
  return y;
};

const rule = (pen: CanvasRenderingContext2D, y: number): void => {
  pen.strokeStyle = LINE;
  pen.lineWidth = 3;
  pen.setLineDash([14, 10]);
  pen.beginPath();
  pen.moveTo(EDGE, y);
  pen.lineTo(WIDTH - EDGE, y);
  pen.stroke();
  pen.setLineDash([]);
};

const strike = (pen: CanvasRenderingContext2D, text: string, y: number): void => {
  const half = pen.measureText(text).width / 2;
  pen.strokeStyle = INK;
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(WIDTH / 2 - half, y - 28);
  pen.lineTo(WIDTH / 2 + half, y - 28);
  pen.stroke();
};

const brokenInto = (
  pen: CanvasRenderingContext2D,
  text: string,
  width: number,
): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};
