import { soundBytes } from './write-samples.ts'

const rate = 8000
const notes = [262, 330, 392, 523, 392, 330]

/** A few soft notes as WAV: 8-bit, mono. */
export function makeSampleSound(): Buffer {
  const wav = Buffer.alloc(soundBytes)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(soundBytes - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(soundBytes - 44, 40)
  for (let at = 0; at < soundBytes - 44; at++) {
    const seconds = at / rate
    const note = notes[Math.floor(seconds * 2) % notes.length] ?? 262
    const fade = Math.exp(-3 * ((seconds * 2) % 1))
    wav[44 + at] = 128 + Math.round(60 * fade * Math.sin(2 * Math.PI * note * seconds))
  }
  return wav
}
