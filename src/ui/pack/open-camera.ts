export type CameraProblem = 'cameraRefused' | 'cameraNone' | 'cameraBusy'

/** The camera at the back where there is one; the browser asks the reader. */
export async function openCamera(): Promise<MediaStream | CameraProblem> {
  // Absent where the page did not come by https.
  if (!('mediaDevices' in navigator)) return 'cameraNone'
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'cameraRefused'
    return name === 'NotReadableError' || name === 'AbortError' ? 'cameraBusy' : 'cameraNone'
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Resolves when the video has a picture that was not seen yet. */
export function nextPicture(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(resolve)
    else requestAnimationFrame(resolve)
  })
}
