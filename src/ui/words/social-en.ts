import { asOfTime, count } from './format.ts'

const counted = (value: number, one: string, many: string) =>
  value === 1 ? `1 ${one}` : `${count('en', value)} ${many}`

export const socialEn = {
  comments: (value: number) => counted(value, 'comment', 'comments'),
  likes: (value: number) => counted(value, 'like', 'likes'),
  views: (value: number) => counted(value, 'view', 'views'),
  asOf: (time: number, now: number) => `as of ${asOfTime('en', time, now)}`,
  viewer: 'Pictures',
  pictureOf: (at: number, all: number) => (all === 1 ? 'Picture' : `Picture ${at} of ${all}`),
  place: (at: number, all: number) => `${at} of ${all}`,
  previous: 'Previous picture',
  next: 'Next picture',
  zoomIn: 'Enlarge',
  zoomOut: 'Whole picture',
  download: 'Download this picture',
  noText: 'Nobody has described this picture.',
}
