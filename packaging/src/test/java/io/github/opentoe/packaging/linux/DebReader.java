package io.github.opentoe.packaging.linux;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * What is in a package for Debian.
 *
 * @param members its parts, in their order
 * @param control the texts of its control part
 * @param controlModes their modes
 * @param files of its data: the mode, or where a link leads
 * @param sums MD5 of the data's files
 * @param marks each owner and time that something in the data has
 */
record DebReader(
    List<String> members,
    Map<String, String> control,
    Map<String, Integer> controlModes,
    Map<String, String> files,
    Map<String, String> sums,
    List<String> marks) {

  static DebReader read(Path file) throws IOException {
    DebReader deb =
        new DebReader(
            new ArrayList<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ArArchiveInputStream ar = new ArArchiveInputStream(in)) {
      for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
        deb.members.add(entry.getName());
        if (entry.getName().startsWith("control.")) {
          deb.readControl(tar(ar));
        } else if (entry.getName().startsWith("data.")) {
          deb.readData(tar(ar));
        }
      }
    }
    return deb;
  }

  String text(String name) {
    return control.getOrDefault("./" + name, "");
  }

  String md5(String name) {
    return sums.getOrDefault(name, "no such file: " + name);
  }

  private static TarArchiveInputStream tar(InputStream in) throws IOException {
    byte[] member = in.readAllBytes();
    return new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(member)));
  }

  private void readControl(TarArchiveInputStream tar) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      control.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      controlModes.put(entry.getName(), entry.getMode());
    }
  }

  private void readData(TarArchiveInputStream tar) throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String mode = Integer.toOctalString(entry.getMode() & 07777);
      files.put(entry.getName(), entry.isSymbolicLink() ? "-> " + entry.getLinkName() : mode);
      if (entry.isFile()) {
        sums.put(entry.getName(), md5(tar.readAllBytes()));
      }
      String owner = entry.getUserName() + ":" + entry.getGroupName();
      String ids = entry.getLongUserId() + ":" + entry.getLongGroupId();
      seen.add(owner + " " + ids + " " + entry.getLastModifiedDate().toInstant());
    }
    marks.addAll(seen);
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
