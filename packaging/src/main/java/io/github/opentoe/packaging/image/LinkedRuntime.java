package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Links a Java runtime that has the program and what it needs, and nothing else. */
final class LinkedRuntime {

  /** For other programs, or for the making of what is made already. */
  private static final List<String> NEEDLESS =
      List.of("bin/keytool", "conf/sdp", "lib/classlist", "lib/jexec", "lib/jrt-fs.jar");

  /**
   * Parts of modules that nothing here comes by: the SDK reads streams of XML, and neither checks
   * them against schemas nor makes trees of them nor transforms them.
   */
  private static final List<String> NEEDLESS_PARTS =
      List.of(
          "java.base/sun/security/tools/keytool",
          "java.xml/com/sun/org/apache/bcel",
          "java.xml/com/sun/org/apache/xalan",
          "java.xml/com/sun/org/apache/xerces/internal/dom",
          "java.xml/com/sun/org/apache/xerces/internal/impl/dv/xs",
          "java.xml/com/sun/org/apache/xerces/internal/impl/xpath",
          "java.xml/com/sun/org/apache/xerces/internal/impl/xs",
          "java.xml/com/sun/org/apache/xerces/internal/jaxp/validation",
          "java.xml/com/sun/org/apache/xerces/internal/xinclude",
          "java.xml/com/sun/org/apache/xerces/internal/xpointer",
          "java.xml/com/sun/org/apache/xml/internal/dtm",
          "java.xml/com/sun/org/apache/xml/internal/serialize",
          "java.xml/com/sun/org/apache/xml/internal/serializer",
          "java.xml/com/sun/org/apache/xpath",
          "java.xml/jdk/xml/internal/jdkcatalog");

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
    arguments.add("--exclude-resources=@" + needless(program.resolveSibling("needless")));
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

  /** A module must have something in each of its packages, so the smallest file of each stays. */
  private static Path needless(Path list) throws IOException {
    Path modules = Path.of(URI.create("jrt:/"));
    List<String> names = new ArrayList<>();
    for (String part : NEEDLESS_PARTS) {
      Path folder = modules.resolve(part);
      for (Path each : Files.exists(folder) ? Tree.list(folder) : List.<Path>of()) {
        if (Files.isDirectory(each)) {
          List<Path> files = bySize(each);
          files.stream().skip(1).forEach(file -> names.add("/" + Tree.name(modules, file)));
        }
      }
    }
    return Files.write(list, names);
  }

  private static List<Path> bySize(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparingLong(LinkedRuntime::size).thenComparing(Path::toString))
          .toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
