package io.github.opentoe.agent.export;

/**
 * The lines of console.log about one step, or as many of them as there is room for.
 *
 * @param head the first lines; all of them where nothing is left out
 * @param omitted how many bytes are left out behind them
 * @param tail the last lines; empty where nothing is left out
 */
record LogExcerpt(String head, long omitted, String tail) {

  static final LogExcerpt NONE = new LogExcerpt("", 0, "");

  boolean isEmpty() {
    return head.isEmpty() && tail.isEmpty();
  }

  /** All of it in one text. */
  String shown() {
    return omitted > 0 ? head + omission() + "\n" + tail : head;
  }

  /** How much is left out, in words. */
  String omission() {
    long kilobytes = Math.max(1, omitted / 1024);
    return "… " + kilobytes + " KiB left out …";
  }
}
