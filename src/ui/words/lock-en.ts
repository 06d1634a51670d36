export const lockEn = {
  title: 'App lock',
  passphrase: 'Passphrase',
  text: 'Encrypts on this phone what is yours: which sources you follow, what you saved, read and wrote, lists, packs, your own numbers, kept pages and settings. Without your passphrase nobody can read it, not even by taking the phone’s storage apart. The posts themselves are public, and stay as they are.',
  needs:
    'An app lock needs a secure connection (https) and a browser that stores things. This window has no such thing.',
  first: {
    label: 'New passphrase, 12 characters or more',
    again: 'The same once more',
    hint: 'Five words that have nothing to do with each other are hard to guess and easy to keep. Don’t use the phone’s own code.',
    lost: 'Whoever forgets it loses all of that: nobody can open it again. Take your choices along first, below under “Your choices”.',
    differ: 'These two are not the same.',
    turnOn: 'Turn the lock on',
    working: 'Encrypting …',
  },
  limitsTitle: 'What the lock can’t do',
  limits: [
    'What was here before you turned it on stays readable to whoever takes the phone’s storage apart, until the browser writes over it, which can take long; its history and cache hold some of it, too. Best turn the lock on before you choose. If you have chosen already, take your choices along, delete this site’s data in the browser’s settings, or the app with its data, and begin anew with the lock.',
    'Anyone can still see that the app is there and locked, in which language and colors, when it refreshed, and all public posts and pictures. Old ones that others of their age have gone before tell that you may have saved them; what came in a file tells that you took it.',
    'While the app is open its key is in the phone’s memory. Lock it before you hand the phone over, or switch the phone off.',
    'Links that you open in the browser are in the browser’s history; what you copied, shared or downloaded is where you put it.',
    'All sources are refreshed and kept alike, also those you have off, which takes more data. While it is locked only posts come, no pictures, at most once an hour, and notifications say no more than that there may be something new.',
    'The address of a post does not stand in the browser’s bar, and a window that is loaded again begins with the timeline.',
  ],
  on: {
    is: 'The lock is on.',
    now: 'Lock now',
    after: 'Lock when the app is out of sight',
    afterMinutes: (minutes: number) => {
      if (minutes < 0) return 'Only when I close or lock it'
      if (minutes === 0) return 'At once'
      return minutes === 1 ? 'After 1 minute' : `After ${minutes} minutes`
    },
    change: 'Change the passphrase',
    changed: 'From now on the new passphrase opens it.',
    addDevice: 'Open it with the phone’s fingerprint, face or code, too',
    deviceText:
      'The phone then keeps a second key, which only you should be able to wake. Who can make you touch the phone can open the app: think whether you want that.',
    hasDevice: 'The phone’s own lock opens it, too.',
    removeDevice: 'Let only the passphrase open it',
    noDevice: 'The phone gave no key for this. The passphrase opens the app as before.',
    off: 'Turn the lock off',
    offAsk: 'Store everything readable again?',
    offSure: 'Turn it off',
    cancel: 'Cancel',
  },
  unlock: {
    text: 'Locked. Your passphrase opens it.',
    open: 'Open',
    trying: 'Opening …',
    wrong: 'That is not the passphrase. Look at capital letters and spaces, and try again.',
    changed: 'The lock was changed in another window. Close the app and open it again.',
    device: 'Open with the phone’s own lock',
    noDevice: 'The phone gave no key. Use the passphrase.',
    forgotten: 'Forgotten?',
    forgottenText:
      'Without the passphrase nobody can open this, neither you nor we. You can erase everything of the app from this phone and begin anew.',
    erase: 'Erase everything',
    ask: 'Erase all posts, pictures and everything of yours from this phone now? Nothing brings it back.',
    keep: 'Cancel',
    sure: 'Erase everything now',
  },
}
