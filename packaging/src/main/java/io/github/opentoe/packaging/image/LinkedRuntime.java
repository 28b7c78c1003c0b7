package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Links a Java runtime that has the program and what it needs, and nothing else. */
final class LinkedRuntime {

  /** For other programs, or for the making of what is made already. */
  private static final List<String> NEEDLESS =
      List.of("bin/keytool", "conf/sdp", "lib/classlist", "lib/jexec", "lib/jrt-fs.jar");

  private LinkedRuntime() {}

  /** Links it. */
  static void link(Path program, Path runtime) throws IOException {
    Files.createDirectories(runtime.resolveSibling("."));
    // Elliptic curves are found by name when a connection is made, so no module requires them.
    JdkTools.run(
        "jlink",
        List.of(
            "--module-path=" + program,
            "--add-modules=" + ProgramModule.NAME + ",jdk.crypto.ec",
            "--compress=" + (JdkTools.release() < 21 ? "2" : "zip-6"),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output=" + runtime));
    for (String name : NEEDLESS) {
      Tree.delete(runtime.resolve(name));
    }
    for (Path path : Tree.list(runtime)) {
      // The licences of a module, where they are those of java.base.
      if (Files.isSymbolicLink(path)) {
        Files.delete(path);
      }
    }
  }
}
