/** How much room the browser gives this app, and whether it has promised to keep what lies there. */

export interface StorageFacts {
  readonly usedBytes: number | undefined;
  readonly freeBytes: number | undefined;
  /** undefined where the browser does not say. */
  readonly isLasting: boolean | undefined;
}

export const storageFacts = async (): Promise<StorageFacts> => {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return {
      usedBytes: usage,
      freeBytes: usage === undefined || quota === undefined ? undefined : quota - usage,
      isLasting: await navigator.storage.persisted(),
    };
  } catch {
    return { usedBytes: undefined, freeBytes: undefined, isLasting: undefined };
  }
};

/** Asks the browser to keep the data for good; true where it agrees. */
export const askLastingStorage = async (): Promise<boolean> => {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
};
