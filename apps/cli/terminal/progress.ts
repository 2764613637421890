/** One line of progress on stderr, rewritten in place on a terminal and silent elsewhere. */
export class Progress {
  readonly #live = process.stderr.isTTY === true;

  show(text: string): void {
    if (this.#live) process.stderr.write(`\r\x1b[2K${text}`);
  }

  done(): void {
    if (this.#live) process.stderr.write('\r\x1b[2K');
  }
}
