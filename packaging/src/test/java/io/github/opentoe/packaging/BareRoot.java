package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A root file system with a shell and little more: no Java, no locale, nothing of the machine. */
final class BareRoot {

  private static final Path BIN = Path.of("../bin");
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
  private static final List<String> TOOLS =
      List.of("bash", "sh", "cat", "env", "id", "ls", "mkdir", "readlink", "rm", "uname");

  private final Path folder;

  private BareRoot(Path folder) {
    this.folder = folder;
  }

  /** One with some tools of this machine, and the libraries that they and the image need. */
  static BareRoot copied(Path folder, Path image) throws IOException, InterruptedException {
    List<Path> needy = new ArrayList<>();
    for (String tool : TOOLS) {
      Path file = Path.of("/bin", tool);
      if (Files.exists(file)) {
        Path copy = folder.resolve("bin/" + tool);
        Files.createDirectories(copy.getParent());
        needy.add(Files.copy(file.toRealPath(), copy));
      }
    }
    try (Stream<Path> files = Files.walk(image.resolve("runtime"))) {
      files
          .filter(file -> file.toString().endsWith(".so") || file.endsWith("bin/java"))
          .forEach(needy::add);
    }
    for (Path file : needy) {
      Matcher libraries = LIBRARY.matcher(Program.in(folder).run("ldd", file).stdout());
      while (libraries.find()) {
        Path library = Path.of(libraries.group(1));
        Path copy = folder.resolve(library.toString().substring(1));
        if (!library.startsWith(image) && !Files.exists(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(library.toRealPath(), copy);
        }
      }
    }
    Files.createSymbolicLink(Files.createDirectories(folder.resolve("usr")).resolve("bin"), BIN);
    return new BareRoot(folder);
  }

  /** A minimal Debian; the test is left out where none can be made. */
  static BareRoot debian(Path folder) throws IOException, InterruptedException {
    Outcome outcome =
        Program.in(folder.getParent())
            .run(
                "sh",
                "-c",
                "command -v debootstrap >/dev/null || { echo 'no debootstrap'; exit 1; };"
                    + " exec timeout 170 debootstrap --variant=minbase stable \"$0\"",
                folder);
    assumeTrue(
        outcome.exitCode() == 0,
        () -> "no bare Debian here: " + outcome.stdout().lines().reduce("", (a, b) -> b));
    return new BareRoot(folder);
  }

  /** Runs the program in it, installed where nothing can be written, with a noexec /tmp. */
  Outcome run(Path image, String... arguments) throws IOException, InterruptedException {
    for (String name : List.of("dev", "proc", "tmp", "opt/opentoe", "var/logs", "var/state")) {
      Files.createDirectories(folder.resolve(name));
    }
    List<Object> command =
        new ArrayList<>(
            PrivateMounts.with(
                "mount --bind '" + image + "' '" + folder + "/opt/opentoe'",
                "mount -o remount,bind,ro '" + folder + "/opt/opentoe'",
                "mount -t tmpfs -o noexec tmpfs '" + folder + "/tmp'",
                "mount -t proc proc '" + folder + "/proc'",
                "mount --rbind /dev '" + folder + "/dev'"));
    command.addAll(List.of("chroot", folder, "/usr/bin/env", "-i", "PATH=/usr/bin:/bin"));
    command.add("/opt/opentoe/bin/opentoe");
    command.addAll(List.of(arguments));
    return Program.in(folder).run(command.toArray());
  }

  /** Puts a file into it. */
  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** What a command of it says. */
  void assertNoJava() throws IOException, InterruptedException {
    Outcome outcome = Program.in(folder).run("chroot", folder, "/bin/sh", "-c", "command -v java");
    assertEquals("", outcome.stdout());
  }
}
