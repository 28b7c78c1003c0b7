package io.github.opentoe.agent.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** The processes of a Linux system, as {@code /proc} shows them. */
final class ProcessTable {

  /**
   * A process.
   *
   * @param start clock ticks since the boot
   */
  record Entry(
      long pid, String name, char state, long parent, long group, long session, long start) {

    /** Whether it is dead and only waits for its parent to notice. */
    boolean isDead() {
      return state == 'Z' || state == 'X';
    }
  }

  private static final int LONGEST_STAT = 2048;

  private ProcessTable() {}

  /** All of them that are alive; those that end meanwhile may be missing. */
  static List<Entry> living(Path proc) {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, ProcessTable::isProcess)) {
      for (Path folder : folders) {
        entry(proc, Long.parseLong(name(folder)))
            .filter(entry -> !entry.isDead())
            .ifPresent(entries::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return entries;
    }
    return entries;
  }

  /** One of them. */
  static Optional<Entry> entry(Path proc, long pid) {
    File file = new File(proc.toFile(), pid + "/stat");
    try (InputStream stat = new FileInputStream(file)) {
      return parse(new String(stat.readNBytes(LONGEST_STAT), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether its environment has a variable whose value contains this text. */
  static boolean hasVariable(Path proc, long pid, String variable, String text) {
    try {
      byte[] bytes = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve("environ"));
      String all = "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
      int start = all.indexOf("\0" + variable + "=");
      if (start < 0) {
        return false;
      }
      int end = all.indexOf('\0', start + 1);
      int found = all.indexOf(text, start);
      return found >= 0 && (end < 0 || found < end);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether its standard output or standard error is one of these files. */
  static boolean hasOpen(Path proc, long pid, List<Path> files) {
    Path descriptors = proc.resolve(Long.toString(pid)).resolve("fd");
    return isLinkTo(files, descriptors.resolve("1")) || isLinkTo(files, descriptors.resolve("2"));
  }

  private static boolean isLinkTo(List<Path> files, Path link) {
    try {
      return files.contains(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Entry> parse(String stat) {
    int open = stat.indexOf('(');
    // The name may hold anything, parentheses and blanks too.
    int close = stat.lastIndexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    StringTokenizer rest = new StringTokenizer(stat.substring(close + 1));
    if (rest.countTokens() < 20) {
      return Optional.empty();
    }
    char state = rest.nextToken().charAt(0);
    long parent = Long.parseLong(rest.nextToken());
    long group = Long.parseLong(rest.nextToken());
    long session = Long.parseLong(rest.nextToken());
    for (int field = 7; field < 22; field++) {
      rest.nextToken();
    }
    long start = Long.parseLong(rest.nextToken());
    long pid = Long.parseLong(stat.substring(0, open).strip());
    String name = stat.substring(open + 1, close);
    return Optional.of(new Entry(pid, name, state, parent, group, session, start));
  }

  private static boolean isProcess(Path folder) {
    String name = name(folder);
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String name(Path folder) {
    Path name = folder.getFileName();
    return name == null ? "" : name.toString();
  }
}
