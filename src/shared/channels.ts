/** The two IPC channels there are: main listens on the first, preload on the second. */
export const CHANNELS = { call: 'plumbline:call', notice: 'plumbline:notice' } as const;
