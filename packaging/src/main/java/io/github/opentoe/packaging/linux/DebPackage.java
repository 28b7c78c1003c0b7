package io.github.opentoe.packaging.linux;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Writes a package for Debian, Ubuntu and their kin. */
final class DebPackage {

  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private final Plan plan;
  private final Needs needs;

  DebPackage(Plan plan, Needs needs) {
    this.plan = plan;
    this.needs = needs;
  }

  /** Writes it with the files below a folder. */
  void write(Path root) throws IOException {
    String name = "opentoe_" + plan.sortedVersion() + "_" + architecture() + ".deb";
    Path data = plan.target().resolve("work/data.tar.xz");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(data))) {
      compress(out, tar -> addFiles(tar, root));
    }
    ByteArrayOutputStream control = new ByteArrayOutputStream();
    compress(control, tar -> addControl(tar, root));
    try (OutputStream out = Files.newOutputStream(plan.target().resolve(name));
        ArArchiveOutputStream ar = new ArArchiveOutputStream(new BufferedOutputStream(out))) {
      start(ar, "debian-binary", 4);
      ar.write("2.0\n".getBytes(StandardCharsets.US_ASCII));
      ar.closeArchiveEntry();
      start(ar, "control.tar.xz", control.size());
      control.writeTo(ar);
      ar.closeArchiveEntry();
      start(ar, "data.tar.xz", Files.size(data));
      Files.copy(data, ar);
      ar.closeArchiveEntry();
    }
  }

  /** Fills an archive. */
  @FunctionalInterface
  private interface Filling {
    void fill(TarArchiveOutputStream tar) throws IOException;
  }

  private String architecture() {
    return plan.processor().equals("x86_64") ? "amd64" : "arm64";
  }

  private void start(ArArchiveOutputStream ar, String name, long size) throws IOException {
    long seconds = plan.time().getEpochSecond();
    ar.putArchiveEntry(new ArArchiveEntry(name, size, 0, 0, 0100000 | PLAIN, seconds));
  }

  private void compress(OutputStream out, Filling filling) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new XZCompressorOutputStream(out, plan.compression()), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      filling.fill(tar);
    }
  }

  private void addControl(TarArchiveOutputStream tar, Path root) throws IOException {
    add(tar, "control", PLAIN, control(root).getBytes(StandardCharsets.UTF_8));
    add(tar, "md5sums", PLAIN, sums(root).getBytes(StandardCharsets.UTF_8));
    add(tar, "postrm", EXECUTABLE, Files.readAllBytes(plan.parts().resolve("postrm")));
  }

  private void add(TarArchiveOutputStream tar, String name, int mode, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("./" + name);
    entry.setSize(content.length);
    begin(tar, entry, mode);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void begin(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(plan.time().toEpochMilli());
    tar.putArchiveEntry(entry);
  }

  private void addFiles(TarArchiveOutputStream tar, Path root) throws IOException {
    begin(tar, new TarArchiveEntry("./"), EXECUTABLE);
    tar.closeArchiveEntry();
    for (Path path : Folders.below(root)) {
      String name = "./" + Folders.name(root, path);
      if (Files.isSymbolicLink(path)) {
        TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        link.setLinkName(Files.readSymbolicLink(path).toString());
        begin(tar, link, 0777);
      } else if (Files.isDirectory(path)) {
        begin(tar, new TarArchiveEntry(name + "/"), EXECUTABLE);
      } else {
        TarArchiveEntry file = new TarArchiveEntry(name);
        file.setSize(Files.size(path));
        begin(tar, file, Files.isExecutable(path) ? EXECUTABLE : PLAIN);
        Files.copy(path, tar);
      }
      tar.closeArchiveEntry();
    }
  }

  private String control(Path root) throws IOException {
    long size = 0;
    for (Path path : Folders.below(root)) {
      boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
      size += isFile ? (Files.size(path) + 1023) / 1024 : 1;
    }
    StringBuilder text = new StringBuilder("Package: opentoe\n");
    text.append("Version: ").append(plan.sortedVersion()).append('\n');
    text.append("Architecture: ").append(architecture()).append('\n');
    text.append("Maintainer: OpenTOE maintainers\n");
    text.append("Installed-Size: ").append(size).append('\n');
    text.append("Depends: ").append(String.join(", ", needs.ofDebian())).append('\n');
    text.append("Recommends: bash\nSection: admin\nPriority: optional\n");
    text.append("Description: ").append(plan.summary()).append('\n');
    plan.description().forEach(line -> text.append(' ').append(line).append('\n'));
    return text.toString();
  }

  private static String sums(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path path : Folders.below(root)) {
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        text.append(md5(path)).append("  ").append(Folders.name(root, path)).append('\n');
      }
    }
    return text.toString();
  }

  private static String md5(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
