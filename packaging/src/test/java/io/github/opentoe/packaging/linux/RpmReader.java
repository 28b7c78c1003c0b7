package io.github.opentoe.packaging.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmTagValue;
import org.eclipse.packager.rpm.parse.InputHeader;
import org.eclipse.packager.rpm.parse.RpmInputStream;

/**
 * What is in a package for Red Hat.
 *
 * @param identity name, version, release, processor and time of the build
 * @param requirements what it needs
 * @param postun what runs after it was erased
 * @param files "folder", the mode of a file, or where a link leads
 * @param marks each owner and time that a file has
 */
record RpmReader(
    String identity,
    List<String> requirements,
    String postun,
    Map<String, String> files,
    List<String> marks) {

  static RpmReader read(Path file) throws IOException {
    try (RpmInputStream rpm =
        new RpmInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      InputHeader<RpmTag> header = rpm.getPayloadHeader();
      List<String> identity = new ArrayList<>();
      for (RpmTag tag : List.of(RpmTag.NAME, RpmTag.VERSION, RpmTag.RELEASE, RpmTag.ARCH)) {
        identity.add(String.valueOf(header.getTag(tag)));
      }
      identity.add(value(header, RpmTag.BUILDTIME).asInteger().orElseThrow().toString());
      Map<String, String> files = files(header);
      checkPayload(rpm.getCpioStream(), files);
      return new RpmReader(
          String.join(" ", identity),
          List.of(strings(header, RpmTag.REQUIRE_NAME)),
          String.valueOf(header.getTag(RpmTag.POSTREMOVE_SCRIPT)),
          files,
          marks(header));
    }
  }

  private static Map<String, String> files(InputHeader<RpmTag> header) {
    Map<String, String> files = new TreeMap<>();
    String[] names = strings(header, RpmTag.BASENAMES);
    String[] folders = strings(header, RpmTag.DIRNAMES);
    String[] links = strings(header, RpmTag.FILE_LINKTO);
    Object modes = header.getTag(RpmTag.FILE_MODES);
    Integer[] places = value(header, RpmTag.DIR_INDEXES).asIntegerArray().orElseThrow();
    for (int i = 0; i < names.length; i++) {
      int mode = modes instanceof short[] numbers ? numbers[i] : ((Short[]) modes)[i];
      files.put(folders[places[i]] + names[i], description(mode & 0xffff, links[i]));
    }
    return files;
  }

  private static String description(int mode, String link) {
    boolean isFolder = (mode & 0170000) == 0040000;
    return isFolder
        ? "folder"
        : link.isEmpty() ? Integer.toOctalString(mode & 07777) : "-> " + link;
  }

  /** The payload has the same files, with the same modes. */
  private static void checkPayload(CpioArchiveInputStream cpio, Map<String, String> files)
      throws IOException {
    Map<String, String> payload = new TreeMap<>();
    for (CpioArchiveEntry entry = cpio.getNextEntry(); entry != null; entry = cpio.getNextEntry()) {
      String content = entry.isSymbolicLink() ? new String(cpio.readAllBytes(), UTF_8) : "";
      payload.put(entry.getName().substring(1), description((int) entry.getMode(), content));
    }
    if (!payload.equals(files)) {
      throw new IOException("the header lists " + files + ", the payload has " + payload);
    }
  }

  private static List<String> marks(InputHeader<RpmTag> header) {
    TreeSet<String> marks = new TreeSet<>();
    String[] users = strings(header, RpmTag.FILE_USERNAME);
    String[] groups = strings(header, RpmTag.FILE_GROUPNAME);
    Integer[] times = value(header, RpmTag.FILE_MTIMES).asIntegerArray().orElseThrow();
    for (int i = 0; i < users.length; i++) {
      marks.add(users[i] + ":" + groups[i] + " " + Instant.ofEpochSecond(times[i]));
    }
    return List.copyOf(marks);
  }

  private static String[] strings(InputHeader<RpmTag> header, RpmTag tag) {
    String[] all = value(header, tag).asStringArray().orElseThrow();
    return Arrays.copyOf(all, all.length);
  }

  private static RpmTagValue value(InputHeader<RpmTag> header, RpmTag tag) {
    return new RpmTagValue(header.getTag(tag));
  }
}
