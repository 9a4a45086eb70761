/** The server's questions before their schemas are read: a piece of the app that cannot be read is a missing network. */
import { refuse } from '#base/result.ts';
import type { Answer, ServerApi } from './server-api.ts';

/** @param read reads the questions; asked each time, so it keeps what it has read */
export const lateServerApi = (read: () => Promise<ServerApi>): ServerApi => {
  const asked = async <T>(question: (api: ServerApi) => Answer<T>): Answer<T> => {
    let api: ServerApi;
    try {
      api = await read();
    } catch {
      return refuse({ kind: 'no-connection' });
    }
    return question(api);
  };
  return {
    hello: () => asked((api) => api.hello()),
    lookInvitation: (token) => asked((api) => api.lookInvitation(token)),
    redeemInvitation: (request) => asked((api) => api.redeemInvitation(request)),
    makeInvitation: (officer) => asked((api) => api.makeInvitation(officer)),
    inviteUnion: (under) => asked((api) => api.inviteUnion(under)),
    openInvitations: (officer, by) => asked((api) => api.openInvitations(officer, by)),
    cancelInvitation: (invitation) => asked((api) => api.cancelInvitation(invitation)),
    requestSeries: (life, duesBook) => asked((api) => api.requestSeries(life, duesBook)),
    requestLife: (life, reason) => asked((api) => api.requestLife(life, reason)),
    requestRecovery: (device) => asked((api) => api.requestRecovery(device)),
    pendingRecoveries: () => asked((api) => api.pendingRecoveries()),
    approveRecovery: (request, digits) => asked((api) => api.approveRecovery(request, digits)),
    fetchShare: (request, ticket) => asked((api) => api.fetchShare(request, ticket)),
    finishRecovery: (finish) => asked((api) => api.finishRecovery(finish)),
    tellWords: (message) => asked((api) => api.tellWords(message)),
    lookAtWords: (look) => asked((api) => api.lookAtWords(look)),
  };
};
