/** The screens' way to the network leads through this folder. */
export { fetchHealth as askHealth, type HealthAnswer } from '../fetch/fetch-health.ts'
