// Pictures of QR codes for the scanner, made by the test itself: a video that stands for the camera, and photos.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Made-up people; the last one is a long name. */
export const CARDS = {
  hang: '019189001234|091234567|Nguyễn Thị Hằng|02091989|Nữ|Tổ 5, Đồng Mận, Thái Nguyên|25122021',
  duong:
    '019203004567||Trần Văn Đường|30122003|Nam|Xóm Đồng Tâm, Phú Mẫu, Thái Nguyên|01082025||||',
  an: '001185012345||Nguyễn Phước Bảo Hoàng Thiên Ân|05061985|Nữ|Số 7, Ngõ Mẫu, Hà Nội|12032022',
} as const;
export const HEALTH_CARD = 'GD4190012345678|4e677579|01/01/1990|1';

const WIDTH = 480;
const HEIGHT = 360;
const LIGHT = 235;
const DARK = 16;

/** What the camera sees, a second each: a text stands for its code, '' for the empty table. */
export const writeCardVideo = async (path: string, seconds: readonly string[]): Promise<void> => {
  const file = createWriteStream(path);
  file.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F1:1 Ip A1:1 C420jpeg\n`);
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  for (const text of seconds)
    file.write(
      Buffer.concat([Buffer.from('FRAME\n'), greyPicture(text, WIDTH, HEIGHT, 6), colour]),
    );
  file.end();
  await once(file, 'finish');
};

/** A photo of a card lying on a table, as PNG. */
export const cardPhoto = (
  text: string,
  size: { readonly width: number; readonly height: number; readonly modulePx: number },
): Buffer => {
  const { width, height, modulePx } = size;
  const grey = greyPicture(text, width, height, modulePx);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    grey.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, body: Buffer): Buffer => {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
};

/** The code in the middle of a light grey table. */
const greyPicture = (text: string, width: number, height: number, modulePx: number): Buffer => {
  const picture = Buffer.alloc(width * height, 200);
  if (text === '') return picture;
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const left = Math.floor((width - size * modulePx) / 2);
  const top = Math.floor((height - size * modulePx) / 2);
  if (left < 0 || top < 0) throw new Error(`the code is ${size} modules wide and does not fit`);
  for (let y = 0; y < size * modulePx; y += 1)
    for (let x = 0; x < size * modulePx; x += 1) {
      const isDark = data[Math.floor(y / modulePx)]![Math.floor(x / modulePx)]!;
      picture[(top + y) * width + left + x] = isDark ? DARK : LIGHT;
    }
  return picture;
};
