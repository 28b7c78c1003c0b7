package io.github.opentoe.agent.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells from its first bytes whether the system can start a program file by itself. */
final class ProgramFile {

  /** What a program file is. */
  enum Kind {
    /** The system starts it, or knows best why not. */
    STARTABLE,
    /** A script whose first line names an interpreter that does not exist. */
    NO_INTERPRETER,
    /** Text without a line that names its interpreter. */
    PLAIN_TEXT,
    /** Neither text nor made for this machine. */
    FOREIGN
  }

  private static final Path EXTRA_FORMATS = Path.of("/proc/sys/fs/binfmt_misc");
  private static final int HEAD = 256;
  private static final int MACHINE = 18;

  private ProgramFile() {}

  /** Looks at it; a file that cannot be read counts as startable. */
  static Kind kindOf(Path file, Path workingDirectory) {
    byte[] head = headOf(file);
    if (startsWith(head, "#!")) {
      return hasInterpreter(head, workingDirectory) ? Kind.STARTABLE : Kind.NO_INTERPRETER;
    }
    if (startsWith(head, "\u007fELF")) {
      return isForThisMachine(head) || hasExtraFormats() ? Kind.STARTABLE : Kind.FOREIGN;
    }
    // The JVM itself shows what programs look like where they are not ELF.
    if (isUnreadable(file) || isNative(head)) {
      return Kind.STARTABLE;
    }
    if (!isText(head)) {
      return hasExtraFormats() ? Kind.STARTABLE : Kind.FOREIGN;
    }
    return Kind.PLAIN_TEXT;
  }

  private static boolean hasInterpreter(byte[] head, Path workingDirectory) {
    String line = new String(head, StandardCharsets.ISO_8859_1);
    int end = line.indexOf('\n');
    String words = (end < 0 ? line : line.substring(0, end)).substring(2).stripLeading();
    int stop = 0;
    while (stop < words.length() && words.charAt(stop) != ' ' && words.charAt(stop) != '\t') {
      stop++;
    }
    if (end < 0 && stop == words.length() && head.length == HEAD) {
      return true;
    }
    try {
      return stop > 0 && Files.exists(workingDirectory.resolve(words.substring(0, stop)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isForThisMachine(byte[] head) {
    int mine = Own.MACHINE;
    if (head.length < MACHINE + 2 || mine < 0) {
      return true;
    }
    int machine = machine(head);
    boolean older = (mine == 62 && machine == 3) || (mine == 183 && machine == 40);
    return machine == mine || older;
  }

  private static int machine(byte[] head) {
    boolean bigEndian = head[5] == 2;
    int first = head[MACHINE] & 0xFF;
    int second = head[MACHINE + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  private static boolean hasExtraFormats() {
    try (Stream<Path> files = Files.list(EXTRA_FORMATS)) {
      return files.count() > 2;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isNative(byte[] head) {
    return startsWith(head, "\u00cf\u00fa\u00ed\u00fe")
        || startsWith(head, "\u00ca\u00fe\u00ba\u00be");
  }

  private static boolean isText(byte[] head) {
    for (byte next : head) {
      if (next == '\n') {
        return true;
      }
      if (next == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreadable(Path file) {
    return !Files.isReadable(file);
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < wanted.length) {
      return false;
    }
    for (int index = 0; index < wanted.length; index++) {
      if (head[index] != wanted[index]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] headOf(Path file) {
    try (InputStream stream = new FileInputStream(file.toFile())) {
      return stream.readNBytes(HEAD);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** What the program of this process is made for; it stays the same. */
  private static final class Own {

    private static final int MACHINE = find();

    private static int find() {
      byte[] head = headOf(Path.of("/proc/self/exe"));
      return head.length < ProgramFile.MACHINE + 2 ? -1 : machine(head);
    }
  }
}
