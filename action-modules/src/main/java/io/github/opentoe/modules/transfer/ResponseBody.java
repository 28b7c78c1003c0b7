package io.github.opentoe.modules.transfer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bytes of a body, without whatever frames them on the wire. */
abstract class ResponseBody extends FilterInputStream {

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9a-fA-F]{1,15})[ \t]*(;.*)?");

  private ResponseBody(InputStream in) {
    super(in);
  }

  /** The body that follows a head. */
  static InputStream of(ResponseHead head, InputStream in) throws IOException {
    String coding = head.header("transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
    if (coding.equals("chunked")) {
      return new Chunked(in);
    }
    if (!coding.isEmpty()) {
      throw new ProtocolException("the server sends in an unknown coding: " + coding);
    }
    OptionalLong length = length(head);
    return length.isPresent() ? new Fixed(in, length.getAsLong()) : in;
  }

  /** How many bytes the server promises. */
  static OptionalLong length(ResponseHead head) throws ProtocolException {
    if (head.header("transfer-encoding").isPresent()) {
      return OptionalLong.empty();
    }
    String text = head.header("content-length").orElse("");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    Set<String> lengths =
        COMMA.splitAsStream(text).map(String::strip).collect(Collectors.toUnmodifiableSet());
    String length = lengths.iterator().next();
    if (lengths.size() > 1 || !DIGITS.matcher(length).matches()) {
      throw new ProtocolException("the server sends no valid length: " + text);
    }
    return OptionalLong.of(Long.parseLong(length));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public boolean markSupported() {
    return false;
  }

  int readSome(byte[] bytes, int offset, long most) throws IOException {
    int count = in.read(bytes, offset, (int) Math.min(most, Integer.MAX_VALUE));
    if (count < 0) {
      throw new EOFException("the server closed the connection too early");
    }
    return count;
  }

  private static final class Fixed extends ResponseBody {

    private long left;

    Fixed(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = readSome(bytes, offset, Math.min(length, left));
      left -= count;
      return count;
    }
  }

  private static final class Chunked extends ResponseBody {

    private long left;
    private boolean started;
    private boolean ended;

    Chunked(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        nextChunk();
      }
      if (ended) {
        return -1;
      }
      int count = readSome(bytes, offset, Math.min(length, left));
      left -= count;
      return count;
    }

    private void nextChunk() throws IOException {
      if (started && !line().isEmpty()) {
        throw new ProtocolException("the server sends a malformed chunk");
      }
      started = true;
      var size = CHUNK_SIZE.matcher(line());
      if (!size.matches()) {
        throw new ProtocolException("the server sends a malformed chunk");
      }
      left = Long.parseLong(size.group(1), 16);
      ended = left == 0;
      while (ended && !line().isEmpty()) {
        // Trailers mean nothing here.
      }
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder();
      byte[] one = new byte[1];
      while (text.length() < 8192) {
        readSome(one, 0, 1);
        if (one[0] == '\n') {
          int end = text.length() - 1;
          return end >= 0 && text.charAt(end) == '\r' ? text.substring(0, end) : text.toString();
        }
        text.append((char) (one[0] & 0xff));
      }
      throw new ProtocolException("the server sends a malformed chunk");
    }
  }
}
