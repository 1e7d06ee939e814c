/** How much of one kind is under way at once: IAM throttles per account, GitHub per token. */
export const concurrency = 8;

/** Does all the work, some of it at once, whatever becomes of any; then throws what was thrown first. */
export async function pool<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const thrown: unknown[] = [];
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await work(item).catch((error: unknown) => thrown.push(error));
    }),
  );
  if (thrown.length > 0) throw thrown[0];
}
