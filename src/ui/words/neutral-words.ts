/** Words of the neutral screen: none of them says whose it is. */
export const neutralEn = {
  title: 'Clock',
  code: 'Code',
  enter: 'OK',
  wrong: 'Not this one',
  back: 'Back',
}

export const neutralEs: typeof neutralEn = {
  title: 'Reloj',
  code: 'Código',
  enter: 'Aceptar',
  wrong: 'No es ese',
  back: 'Volver',
}

export function neutralWords(): typeof neutralEn {
  return document.documentElement.lang === 'es' ? neutralEs : neutralEn
}
