package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> arguments = new ArrayList<>();
    arguments.add("--module-path=" + program);
    // Elliptic curves are found by name when a connection is made, so no module requires them.
    arguments.add("--add-modules=" + ProgramModule.NAME + ",jdk.crypto.ec");
    arguments.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages"));
    if (JdkTools.release() < 24) {
      // There its classes have debug information or not, as it happens.
      arguments.add("--disable-plugin=generate-jli-classes");
    }
    arguments.add("--output=" + runtime);
    JdkTools.run("jlink", arguments);
    for (String name : NEEDLESS) {
      Tree.delete(runtime.resolve(name));
    }
    for (Path path : Tree.list(runtime)) {
      // The licences of a module, where they are those of java.base.
      if (Files.isSymbolicLink(path)) {
        Files.delete(path);
      } else if (path.toString().endsWith(".so")) {
        SharedLibrary.strip(path);
      }
    }
  }
}
