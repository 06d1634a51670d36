/** Every setting an operator has, for the README and the tests that compare the two. */
export const settingTable: readonly { name: string; default: string; meaning: string }[] = [
  { name: 'PORT', default: '8080', meaning: 'Port to listen on; 0 takes a free one.' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Address to listen on: this machine only, unless set to 0.0.0.0 (IPv4) or :: (IPv4 and IPv6).',
  },
  {
    name: 'CATALOG',
    default: 'public/catalog.json, else dist/catalog.json',
    meaning: 'File with the publishers and sources. Read again when it changes.',
  },
  {
    name: 'CACHE_DIR',
    default: '.cache/dsa-feed',
    meaning: 'Folder for the feeds and images fetched. One process uses it at a time.',
  },
  {
    name: 'CACHE_MAX_MB',
    default: '2048',
    meaning: 'What that folder may take of the disk. Images not used for long go first, feeds never.',
  },
  {
    name: 'REDIS_URL',
    default: '',
    meaning: 'redis:// or rediss:// address of a Valkey or Redis server that several processes share.',
  },
  {
    name: 'ALLOW_HOSTS',
    default: '',
    meaning: 'Comma-separated host:port pairs that may be fetched though private or on an unusual port.',
  },
  {
    name: 'EGRESS_PROXY',
    default: '',
    meaning: 'http://host:port of an HTTP proxy for every fetch; names are still looked up by this server.',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    meaning:
      "Address of this server as others see it: publishers' sites get it as contact, their hubs call it.",
  },
  {
    name: 'OPEN_FEEDS',
    default: '0',
    meaning: "1 fetches feeds and pages of any public address for readers, 0 only of the catalog's hosts.",
  },
  {
    name: 'RATE_LIMIT',
    default: '1',
    meaning: '0 lets everyone ask as often as they like: for tests only.',
  },
  {
    name: 'POLL_MINUTES',
    default: '30',
    meaning:
      'Minutes between two looks at a source at first; then half to 12 times that, as it posts. 0: once.',
  },
  {
    name: 'METRICS_PORT',
    default: '',
    meaning: 'Port on which Prometheus reads /metrics; none are counted unless it is set.',
  },
  {
    name: 'PUSH',
    default: 'on',
    meaning: 'off sends no notifications; phones are then offered none.',
  },
  {
    name: 'PUSH_CONTACT',
    default: 'PUBLIC_URL',
    meaning: 'mailto: or https: address by which push services reach you.',
  },
  { name: 'METRICS_HOST', default: '127.0.0.1', meaning: 'Address on which it does.' },
  { name: 'LOG_FORMAT', default: 'text', meaning: 'json writes one object for each line of the log.' },
  {
    name: 'DRAIN_SECONDS',
    default: '0',
    meaning: 'Seconds, 8 at most, to go on answering after SIGTERM while /readyz already says 503.',
  },
]
