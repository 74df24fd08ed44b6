/** Execution logging of WebSocket APIs (service-rules 2.1); not configured differs from OFF. */
export const LOGGING_LEVELS = [
  { value: '', label: 'Not configured' },
  { value: 'OFF', label: 'OFF' },
  { value: 'ERROR', label: 'ERROR' },
  { value: 'INFO', label: 'INFO' },
];
