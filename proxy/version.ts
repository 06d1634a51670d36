/** Same as in package.json (a test holds it): this folder deploys alone and imports nothing outside itself. */
export const version = '0.1.0'
