package io.github.opentoe.modules.transfer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says before the body.
 *
 * @param status three digits
 * @param reason without control characters; may be empty
 * @param headers by name in lower case; several of one name with commas between them
 */
record ResponseHead(int status, String reason, Map<String, String> headers) {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_ANSWERS = 10;
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: (.*))?");

  /** Reads one, after any interim answers. */
  static ResponseHead read(InputStream in) throws IOException {
    for (int count = 0; count < MOST_ANSWERS; count++) {
      ResponseHead head = readOne(in);
      if (head.status() / 100 != 1 || head.status() == 101) {
        return head;
      }
    }
    throw new ProtocolException("the answer of the server has no end");
  }

  private static ResponseHead readOne(InputStream in) throws IOException {
    int[] budget = {MOST_BYTES};
    Matcher first = STATUS_LINE.matcher(line(in, budget));
    if (!first.matches()) {
      throw new ProtocolException("the server does not answer in HTTP");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String name = "";
    for (String line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
      int colon = line.indexOf(':');
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        headers.put(name, headers.getOrDefault(name, "") + " " + line.strip());
      } else if (colon > 0) {
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
      }
    }
    String reason = Optional.ofNullable(first.group(2)).orElse("").replaceAll("\\p{Cntrl}", "");
    return new ResponseHead(Integer.parseInt(first.group(1)), reason.strip(), headers);
  }

  private static String line(InputStream in, int[] budget) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection without an answer");
      }
      if (--budget[0] < 0) {
        throw new ProtocolException("the answer of the server has no end");
      }
      bytes.write(next);
    }
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
  }

  /** Status and reason for people. */
  String line() {
    return reason.isEmpty() ? String.valueOf(status) : status + " " + reason;
  }
}
