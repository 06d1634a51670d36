/** What social posts and counts load together, once the first screen can be seen. */
export { CountsLine } from './post-counts.tsx'
export { PostPlayers } from './post-players.tsx'
export { SocialText } from './social-text.tsx'
