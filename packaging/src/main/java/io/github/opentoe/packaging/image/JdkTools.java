package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** The tools of the JDK that builds. */
final class JdkTools {

  private JdkTools() {}

  /** The feature release of this JDK. */
  static int release() {
    return Runtime.version().feature();
  }

  /** Whether there is a linker, and modules for it: as files, or taken from the JDK itself. */
  static boolean canLink() {
    Path packaged = Path.of(System.getProperty("java.home"), "jmods", "java.base.jmod");
    return ToolProvider.findFirst("jlink").isPresent()
        && ToolProvider.findFirst("javac").isPresent()
        && (Files.exists(packaged) || said("jlink", "--help").contains("run-time image enabled"));
  }

  /** Runs a tool. */
  static void run(String tool, List<String> arguments) throws IOException {
    StringWriter said = new StringWriter();
    int code = call(tool, said, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(tool + " failed with exit code " + code + ":\n" + said);
    }
  }

  private static String said(String tool, String... arguments) {
    StringWriter said = new StringWriter();
    call(tool, said, arguments);
    return said.toString();
  }

  private static int call(String tool, StringWriter said, String... arguments) {
    PrintWriter printer = new PrintWriter(said);
    return ToolProvider.findFirst(tool).orElseThrow().run(printer, printer, arguments);
  }
}
