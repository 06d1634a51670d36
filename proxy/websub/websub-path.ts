/** Under which publishers' hubs reach us; what follows it is known to one of them each. Phones never ask here. */
export const webSubPath = '/api/websub'
