/**
 * In the page, before it makes a thread: what a reading thread says arrives as from a machine that reads for seconds, however fast this
 * one is; the thread itself is the real one. A quick machine reads a million cells in half a second, and nobody could press 取消.
 */
export const slowReading = `
  window.Worker = class extends window.Worker {
    constructor(...made) {
      super(...made);
      let last = Promise.resolve();
      this.addEventListener('message', (event) => {
        if (!event.isTrusted) return;
        event.stopImmediatePropagation();
        last = last
          .then(() => new Promise((arrived) => setTimeout(arrived, event.data.say === 'progress' ? 150 : 0)))
          .then(() => this.isGone || this.dispatchEvent(new MessageEvent('message', { data: event.data })));
      });
    }
    terminate() {
      this.isGone = true;
      super.terminate();
    }
  };
`;
