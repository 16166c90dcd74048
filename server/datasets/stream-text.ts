import { log } from '../log';

const CHUNK_CHARS = 64 * 1024;

/**
 * Turns pieces of text into a body of UTF-8 that is made only as fast as it is read; a reader who
 * goes away ends the source. An error cuts the body off, so that half a file is never taken whole.
 */
export function streamText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          let chunk = '';
          let isDone = false;
          while (chunk.length < CHUNK_CHARS && !isDone) {
            const next = await pieces.next();
            if (next.done === true) isDone = true;
            else chunk += next.value;
          }
          if (chunk !== '') controller.enqueue(encoder.encode(chunk));
          if (isDone) controller.close();
        } catch (error) {
          log().error({ err: error }, 'an export broke off');
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
