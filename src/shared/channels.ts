/** The IPC channels there are: main listens on `call` and `drop`, preload on `notice`. */
export const CHANNELS = {
  call: 'plumbline:call',
  drop: 'plumbline:drop',
  notice: 'plumbline:notice',
} as const;
