// Which QR codes are invitations: only our own links and codes, whatever else a picture holds.
import { expect, test } from 'vitest';
import { invitationFromQr } from '#platform/invitation-qr.ts';

const ORIGIN = 'https://so.congdoanmau.vn';
const TOKEN = 'Zm9vYmFyQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo';
const read = (text: string) => invitationFromQr(text, ORIGIN);

test('the link of an invitation and its code are read', () => {
  expect(read(`${ORIGIN}/#/m/${TOKEN}`)).toEqual({ kind: 'token', token: TOKEN });
  expect(read(' K7M4 P2XA\n')).toEqual({ kind: 'token', token: 'K7M4P2XA' });
});

test.each([
  ['001190000123||Lò Văn Mẫu|01012000|Nam|Mường Mẫu|01012022', 'card'],
  ['00020101021138570010A000000727', 'bank'],
  [`https://so.congdoanmau.vn.example/#/m/${TOKEN}`, 'foreign-link'],
  [`http://so.congdoanmau.vn/#/m/${TOKEN}`, 'foreign-link'],
  [`https://so.congdoanmau.vn@example.com/#/m/${TOKEN}`, 'foreign-link'],
  ['https://example.com/', 'foreign-link'],
  ['javascript:alert(1)', 'foreign-link'],
  ['www.example.com', 'foreign-link'],
  [`${ORIGIN}/#/m/${TOKEN}?next=https://example.com`, 'other'],
  [`${ORIGIN}/#/m/${TOKEN}/../khac`, 'other'],
  [`${ORIGIN}/#/m/<img src=x>`, 'other'],
  ['K7M4 P2X0', 'other'],
  ['', 'other'],
])('%s is no invitation', (text, kind) => {
  expect(read(text)).toEqual({ kind });
});
