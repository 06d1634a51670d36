import type { CodeWords } from './code-words.ts'
import { count } from './format.ts'

const number = (value: number) => count('es', value)
const codes = (value: number) => (value === 1 ? '1 código' : `${number(value)} códigos`)

export const codeEs: CodeWords = {
  making: 'Preparando el código…',
  failed: 'No se pudo preparar el código.',
  tooLarge: 'Es más de lo que cabe en códigos: llevan unos 50 KB de texto. En un archivo sí cabe.',
  asFile: 'Enviar como archivo',
  picture: 'Código para la cámara de otro teléfono',
  single: 'En el otro teléfono elige Leer un código y pon su cámara sobre este.',
  series: (value) =>
    `En el otro teléfono elige Leer un código y deja su cámara sobre esta pantalla hasta que lo tenga todo: unos ${codes(value)}. Da igual cuáles alcance a leer.`,
  number: (value) => `Código ${number(value)}`,
  pause: 'Pausa',
  run: 'Empezar',
  next: 'Código siguiente',
  asSeries: '¿Cuesta leerlo? Mostrar códigos más grandes, uno tras otro',
  asSingle: 'Mostrar un solo código',
  awake: 'La pantalla queda encendida.',
  asleep: 'Este teléfono no mantiene la pantalla encendida: hay que tocarla de vez en cuando.',
  close: 'Listo',

  read: 'Leer un código',
  cameraWhy:
    'La cámara busca códigos en la pantalla de otro teléfono. Las imágenes no salen de este teléfono y no se guarda ninguna. El navegador te pedirá permiso.',
  camera: 'Usar la cámara',
  choosePicture: 'Elegir una imagen de un código',
  starting: 'Encendiendo la cámara…',
  aim: 'Pon este teléfono sobre el código de modo que se vea el cuadrado entero.',
  progress: (have, need) => `${number(have)} de unos ${number(need)}`,
  spoken: (percent) => `${number(percent)} % leído`,
  cameraRefused:
    'La cámara no está permitida. Permítela para este sitio en los ajustes del navegador o elige una imagen del código.',
  cameraNone: 'Aquí no se puede usar ninguna cámara. Elige una imagen del código.',
  cameraBusy: 'Otra aplicación está usando la cámara. Ciérrala e inténtalo otra vez.',
  noCode: 'En esta imagen no se encontró ningún código.',
  noPicture: 'Este archivo no es una imagen que el navegador pueda abrir.',
  readFailed: 'Ahora no se pueden leer códigos. Abre la aplicación una vez con red e inténtalo otra vez.',
  refused: {
    foreign: 'Este código no es de DSA Feed.',
    newerVersion:
      'Este código se hizo con una versión más nueva de DSA Feed. Actualiza la aplicación y léelo otra vez.',
    damaged: 'Lo que se leyó no encaja. Deja la cámara sobre los códigos.',
    tooLarge: 'Este código dice que lleva más de lo que acepta la aplicación.',
  },
}
