export const guardEn = {
  hide: {
    title: 'Hide',
    text: 'When somebody must not see what you read, make the app look like a clock. Any of these does it, on every screen:',
    ways: [
      'Hold a finger on the bar of places, or on the name on top, for a moment.',
      'Lay three fingers on the screen, anywhere.',
      'On a keyboard, press Escape twice.',
    ],
    back: 'The same brings you back; on the clock, hold the lower part of the screen. It stays a clock when the app is closed and opened again, until you come back.',
    limits:
      'The phone may still show the app’s name and icon, and in a browser its address. Until you have come back this way once, the clock has a button that does it.',
    try: 'Try it',
    waiting: 'Now do one of the three, then do it again to come back.',
    done: 'That was it: you were away and are back.',
    now: 'Hide now',
    onLeave: 'Hide when I leave the app',
    onLeaveText:
      'Whenever you come back to it, it is a clock, also after you followed a link. Most phones then show the clock among the open apps; some take their picture before an app can change.',
  },
  code: {
    title: 'Code to come back',
    text: 'With a code, the gesture alone doesn’t bring the app back. This keeps curious hands out. It is no encryption: who knows how to read the phone’s storage needs no code. Don’t use the phone’s own code here. Whoever forgets it gets back in only by deleting the app’s data.',
    label: 'New code, 4 characters or more',
    save: 'Use this code',
    isSet: 'A code is set.',
    remove: 'Remove the code',
    unavailable: 'A code needs a secure connection (https).',
  },
  erase: {
    title: 'Erase',
    allow: 'I want to be able to erase everything at once',
    text: 'The button below then takes everything of the app off this phone, with no network: posts, pictures, what you saved, wrote and chose, and the app’s own files. Nothing brings it back. If the phone dies in the middle, the next start goes on.',
    limits: [
      'It can’t take back notifications already read, files you shared or downloaded, or what somebody photographed.',
      'The icon on the home screen and the browser’s history stay: remove them by hand.',
      'Whoever takes the memory of the phone apart may find traces.',
    ],
    hold: 'Hold to erase everything',
    holding: 'Let go to stop',
    ask: 'Erase everything from this phone now?',
    sure: 'Erase everything',
    cancel: 'Cancel',
  },
}
