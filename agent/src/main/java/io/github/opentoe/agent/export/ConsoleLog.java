package io.github.opentoe.agent.export;

import io.github.opentoe.agent.export.StepRanges.Range;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what console.log holds about each step, from before a restart too, with little memory. A
 * log that is not there, or not any more, is empty.
 */
final class ConsoleLog implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  /** More of a line is not looked at: names are shorter. */
  private static final int LONGEST_HEAD = 1 << 10;

  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]{1,9})?Z");
  private static final Pattern TIMES =
      Pattern.compile(
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([0-9:]{8})(\\.[0-9]{1,9})?Z ", Pattern.MULTILINE);

  private final Optional<FileChannel> file;
  private final StepRanges ranges;

  private ConsoleLog(Optional<FileChannel> file, StepRanges ranges) {
    this.file = file;
    this.ranges = ranges;
  }

  /** Opens the log of a run, and finds its steps in it. */
  static ConsoleLog of(RunReport report) {
    Optional<FileChannel> file = report.logFolder().flatMap(ConsoleLog::open);
    StepRanges ranges = new StepRanges(report);
    try {
      if (file.isPresent()) {
        index(file.get(), ranges);
      }
    } catch (IOException e) {
      // What was found before can be shown.
      return new ConsoleLog(file, ranges);
    }
    return new ConsoleLog(file, ranges);
  }

  private static Optional<FileChannel> open(Path folder) {
    try {
      Path path = folder.resolve("console.log");
      return Optional.of(
          FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void index(FileChannel file, StepRanges ranges) throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(file), BUFFER);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    long start = 0;
    long at = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      at++;
      if (next == '\n') {
        tell(head.toString(StandardCharsets.UTF_8), ranges, new Range(start, at));
        head.reset();
        start = at;
      } else if (head.size() < LONGEST_HEAD) {
        head.write(next);
      }
    }
    ranges.stop(at);
  }

  private static void tell(String line, StepRanges ranges, Range place) {
    int blank = line.indexOf(' ');
    if (blank > 0 && TIME.matcher(line.substring(0, blank)).matches()) {
      ranges.line(line.substring(blank + 1), place.start(), place.end());
    }
  }

  /**
   * The lines about a step, with the time of the day in front of them.
   *
   * @param head how many bytes to keep of their beginning
   * @param tail how many bytes to keep of their end
   */
  LogExcerpt excerpt(StepResult step, int head, int tail) {
    return excerpt(ranges.of(step), head, tail);
  }

  /** The last lines about a step and everything that ran in it. */
  LogExcerpt excerptOfAll(StepResult step, int tail) {
    return excerpt(ranges.ofAll(step), 0, tail);
  }

  private LogExcerpt excerpt(List<Range> stretches, int head, int tail) {
    long length = stretches.stream().mapToLong(Range::length).sum();
    try {
      if (length <= (long) head + tail) {
        return new LogExcerpt(shown(read(stretches, 0, length)), 0, "");
      }
      String first = wholeLines(read(stretches, 0, head));
      String last = fromNextLine(read(stretches, length - tail, length));
      long kept = utf8Length(first) + utf8Length(last);
      return new LogExcerpt(shown(first), length - kept, shown(last));
    } catch (IOException e) {
      return LogExcerpt.NONE;
    }
  }

  /** What stands between two places of all stretches together. */
  private String read(List<Range> stretches, long from, long to) throws IOException {
    if (file.isEmpty()) {
      return "";
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
    long before = 0;
    for (Range stretch : stretches) {
      long start = Math.max(from - before, 0);
      long end = Math.min(to - before, stretch.length());
      if (start < end) {
        bytes.limit(bytes.position() + (int) (end - start));
        long at = stretch.start() + start;
        for (int read = 0; bytes.hasRemaining() && read >= 0; at += read) {
          read = file.get().read(bytes, at);
        }
      }
      before += stretch.length();
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static String wholeLines(String text) {
    int end = text.lastIndexOf('\n');
    return end < 0 && !text.isEmpty() ? text + "…\n" : text.substring(0, end + 1);
  }

  private static String fromNextLine(String text) {
    int start = text.indexOf('\n');
    return start < 0 || start == text.length() - 1 ? "…" + text : text.substring(start + 1);
  }

  private static long utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shown(String lines) {
    return TIMES.matcher(lines).replaceAll("$1 ");
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
