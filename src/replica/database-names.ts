/** How the databases of this app are called in a browser profile: ids only, nothing personal. */

const PREFIX = 'scd-';

/** Which replicas the profile holds: a database of one table, its keys are their ids. */
export const REGISTRY_DATABASE = 'scd';
export const REGISTRY_TABLE = 'replicas';

/** Name of the database of a replica; it holds sealed blocks, hashes and positions only. */
export const databaseOfReplica = (replica: string): string => PREFIX + replica;
export const replicaOfDatabase = (name: string): string | undefined =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
