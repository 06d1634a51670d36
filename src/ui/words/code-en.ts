import { count } from './format.ts'

const number = (value: number) => count('en', value)
const codes = (value: number) => (value === 1 ? '1 code' : `${number(value)} codes`)

export const codeEn = {
  making: 'Making the code…',
  failed: 'The code couldn’t be made.',
  tooLarge: 'This is more than codes can carry: they hold about 50 KB of text. A file has room for it.',
  asFile: 'Send as a file',
  picture: 'Code for another phone’s camera',
  single: 'On the other phone choose Read a code, and hold its camera over this one.',
  series: (value: number) =>
    `On the other phone choose Read a code, and hold its camera over this screen until it has all: about ${codes(value)}. Which ones it catches doesn’t matter.`,
  number: (value: number) => `Code ${number(value)}`,
  pause: 'Pause',
  run: 'Start',
  next: 'Next code',
  asSeries: 'Hard to read? Show larger codes, one after another',
  asSingle: 'Show it as one code',
  awake: 'The screen stays on.',
  asleep: 'This phone won’t keep its screen on by itself: touch it now and then.',
  close: 'Done',

  read: 'Read a code',
  cameraWhy:
    'The camera looks for codes on another phone’s screen. Its pictures stay on this phone and none is kept. Your browser will ask you to allow it.',
  camera: 'Use the camera',
  choosePicture: 'Choose a picture of a code',
  starting: 'Starting the camera…',
  aim: 'Hold this phone over the code, so that the whole square is in the picture.',
  progress: (have: number, need: number) => `${number(have)} of about ${number(need)}`,
  spoken: (percent: number) => `${number(percent)}% read`,
  cameraRefused:
    'The camera isn’t allowed. Allow it in the browser’s settings for this site, or choose a picture of the code.',
  cameraNone: 'No camera can be used here. Choose a picture of the code instead.',
  cameraBusy: 'Another app is using the camera. Close that one and try again.',
  noCode: 'No code was found in this picture.',
  noPicture: 'This file isn’t a picture that the browser can open.',
  readFailed: 'Codes can’t be read now. Open the app once with a network, then try again.',
  refused: {
    foreign: 'This code isn’t one of DSA Feed.',
    newerVersion: 'A newer version of DSA Feed made this code. Update the app, then read it again.',
    damaged: 'What was read doesn’t fit together. Keep the camera on the codes.',
    tooLarge: 'This code says it carries more than the app takes.',
  },
}
