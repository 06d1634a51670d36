/** So far apart two clocks may be without one of them being wrong. */
const toleranceMs = 10 * 60_000

/**
 * The time as our server has it, where the phone's clock is wrong. By a wrong one posts would be filed at the wrong
 * place of the timeline, for good.
 */
export class SureClock {
  readonly #phone: () => number
  #apartMs = 0

  /** `phone`: the phone's own clock, epoch ms. */
  constructor(phone: () => number) {
    this.#phone = phone
  }

  /** The server has just said what time it is, epoch ms. */
  hear(at: number): void {
    const apartMs = at - this.#phone()
    this.#apartMs = Math.abs(apartMs) > toleranceMs ? apartMs : 0
  }

  /** Milliseconds by which the phone's clock is behind; 0 while nobody knows it to be wrong. */
  get apartMs(): number {
    return this.#apartMs
  }

  /** Epoch ms. */
  now = (): number => this.#phone() + this.#apartMs
}
