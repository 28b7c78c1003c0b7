package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Platform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a command printed, as text.
 *
 * @param text the text
 * @param isCut whether it is only the beginning
 */
record OutputText(String text, boolean isCut) {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String PROGRESS = "#< CLIXML\n";
  private static final String PROGRESS_END = "</Objs>";
  private static final String ERROR_IN_XML = "<S S=\"Error\">";

  /** Standard output, ready for an output value (AM-24, AM-64, AM-71). */
  static OutputText stdout(HeadCapture capture, int limit) {
    int length = capture.length();
    String text = decode(capture.bytes(), length);
    // Each undecodable byte takes three as U+FFFD, so that the limit may be passed only now.
    boolean mayGrow = isWindows() || text.indexOf(REPLACEMENT) >= 0;
    if (text.length() > limit / 3 && mayGrow) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      if (encoded.length > limit) {
        int end = Utf8.wholeCharacters(encoded, limit);
        return new OutputText(Utf8.decode(encoded, 0, end), true);
      }
    }
    return new OutputText(text, capture.isCut());
  }

  /** Standard error, for the log. */
  static String stderr(EndsCapture capture) {
    String text = withoutProgress(capture.text().replace("\r\n", "\n"));
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Windows PowerShell may put the progress of its commands there, as XML (PS-8). */
  private static String withoutProgress(String text) {
    int end = text.startsWith(PROGRESS) ? text.indexOf(PROGRESS_END) : -1;
    // Errors may come in the same form, and must not get lost.
    return end < 0 || text.substring(0, end).contains(ERROR_IN_XML)
        ? text
        : text.substring(end + PROGRESS_END.length()).stripLeading();
  }

  /** The last lines, at most this many bytes. */
  static String tail(String text, int limit) {
    if (text.length() <= limit / 3) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= limit) {
      return text;
    }
    int start = bytes.length - limit;
    for (int index = start - 1; index < bytes.length; index++) {
      if (bytes[index] == '\n') {
        return Utf8.decode(bytes, index + 1, bytes.length - index - 1);
      }
    }
    byte[] last = Arrays.copyOfRange(bytes, start, bytes.length);
    int first = Utf8.nextCharacter(last, 0);
    return Utf8.decode(last, first, last.length - first);
  }

  private static String decode(byte[] bytes, int length) {
    if (isWindows()) {
      return Utf8.decodeOr(consoleCharset(), Arrays.copyOf(bytes, length));
    }
    return Utf8.decode(bytes, 0, length);
  }

  private static boolean isWindows() {
    return Platform.current() == Platform.WINDOWS;
  }

  private static Charset consoleCharset() {
    for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding"}) {
      String name = System.getProperty(property, "");
      if (!name.isEmpty() && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }
}
