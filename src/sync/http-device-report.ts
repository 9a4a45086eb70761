/** Sends what the device says about itself, over HTTP; read when there is something to tell. */
import { refuse, type Result } from '#base/result.ts';
import type { DeviceReport } from '#domain/device-report.ts';
import { deviceReportAnswer } from '#protocol/devices.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';

/** Without a session nothing is sent: the next contact begins one. */
export const sendDeviceReport = async (
  wire: Pick<HttpWire, 'post'>,
  session: WireSession | undefined,
  nonce: string,
  report: DeviceReport,
): Promise<Result<{ readonly nonce: string }, ServerProblem>> =>
  session === undefined
    ? refuse({ kind: 'not-signed-in' })
    : wire.post(
        '/api/devices/report',
        { protocol: PROTOCOL_VERSION, nonce, report },
        deviceReportAnswer,
        session,
      );
