package io.github.opentoe.agent.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Whether programs that steps unpack into the temporary folder can start.
 *
 * @param mounts the system's table, such as {@code /proc/self/mounts}
 */
record TemporaryFolder(Path folder, Path mounts) implements Look {

  @Override
  public List<Finding> now() {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return List.of(
          Finding.lasting(
              "the temporary folder "
                  + folder
                  + " is no folder that can be written; create it, or set TMPDIR to another"));
    }
    try {
      return isNoexec(folder.toRealPath().toString(), Files.readAllLines(mounts))
          ? List.of(
              Finding.lasting(
                  "the temporary folder "
                      + folder
                      + " is mounted noexec: programs unpacked there cannot start; set TMPDIR to"
                      + " another folder where steps need that"))
          : List.of();
    } catch (IOException unknown) {
      return List.of();
    }
  }

  /** Of the mounts that hold the folder the longest counts; of equal ones the last. */
  private static boolean isNoexec(String folder, List<String> lines) {
    int longest = -1;
    boolean noexec = false;
    for (String line : lines) {
      String[] fields = line.split(" ", -1);
      if (fields.length < 4) {
        continue;
      }
      String point = fields[1].replace("\\040", " ");
      boolean holds = point.equals("/") || folder.equals(point) || folder.startsWith(point + "/");
      if (holds && point.length() >= longest) {
        longest = point.length();
        noexec = Arrays.asList(fields[3].split(",", -1)).contains("noexec");
      }
    }
    return noexec;
  }
}
