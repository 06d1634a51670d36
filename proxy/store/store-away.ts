/** The shared store cannot be reached for now. It has told the log itself: nobody else needs to. */
export class StoreAway extends Error {
  constructor() {
    super('The shared store cannot be reached.')
    this.name = 'StoreAway'
  }
}
