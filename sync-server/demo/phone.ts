/** The practice server for a real phone: how to reach it, then the same start. */
import { parseArgs } from 'node:util';
import { readSettings } from '../settings.ts';
import { startPractice } from './start-practice.ts';

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
const { port, origin } = readSettings(process.env, { port: 8788, dataDir: './data-demo' });

console.log(`Điện thoại cần một nơi an toàn (localhost hoặc https). Hai cách:

1. Qua cáp USB (bật "Gỡ lỗi USB" trên điện thoại), trên máy này chạy:
     adb reverse tcp:${port} tcp:${port}
   rồi trên điện thoại mở  http://localhost:${port}

2. Qua mạng, với tên miền và chứng chỉ thật: xem docs/phone/Caddyfile
     ORIGIN=https://ten-mien-cua-ban npm run demo:phone
   rồi trên điện thoại mở  ${origin.startsWith('https:') ? origin : 'https://ten-mien-cua-ban'}
`);
await startPractice({ fresh: values.fresh });
