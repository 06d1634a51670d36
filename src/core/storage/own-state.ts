/** For a row about the server that tells of the reader's choices: named with an own store, it is sealed like those. */
export const ownState: ('serverStates' | 'settings')[] = ['serverStates', 'settings']
