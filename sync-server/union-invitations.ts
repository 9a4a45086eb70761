/** POST /api/invitations/union: a way in for somebody who founds a union of one below a unit of one's own. */
import { accept, type Result } from '#base/result.ts';
import type { InvitationMade } from '#protocol/sign-in.ts';
import { makeInvitation } from './invitations.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';
import { mayFoundBelow } from './union-of-one.ts';

/** Says the same of a unit that is not one's own as of one that is not there. */
export const inviteUnion = async (
  server: ServerContext,
  session: Session,
  under: string,
): Promise<Result<InvitationMade, Refusal>> => {
  const office = await server.office.now(server.store.committed);
  if (!mayFoundBelow(office, session.officer, under, todayFrom(server.nowMs())))
    return no('not-found');
  return accept(
    await server.store.write((tx) =>
      makeInvitation(server, tx, {
        officer: null,
        below: under,
        reusable: false,
        madeBy: session.officer,
      }),
    ),
  );
};
