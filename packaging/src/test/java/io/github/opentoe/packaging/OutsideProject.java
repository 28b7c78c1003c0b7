package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles and starts somebody else's program against the library's jars, without picocli. */
final class OutsideProject {

  private static final String SERVICE = "io.github.opentoe.agent.action.ActionModule";

  private final Path classes;
  private final String libraries;

  private OutsideProject(Path classes, String libraries) {
    this.classes = classes;
    this.libraries = libraries;
  }

  /** Compiles these sources, with every warning an error. */
  static OutsideProject compile(Path classes, List<Path> sources) throws IOException {
    String libraries;
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("opentoe.embedding")))) {
      libraries = jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    }
    assertTrue(libraries.contains("opentoe-agent") && libraries.contains("opentoe-action-modules"));
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-cp", libraries));
    arguments.addAll(List.of("-d", classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertEquals(0, exitCode, () -> said.toString(StandardCharsets.UTF_8));
    return new OutsideProject(classes, libraries);
  }

  /** Registers an action module. */
  OutsideProject register(String module) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(SERVICE), module + "\n");
    return this;
  }

  /** Starts a main class in a directory. */
  Outcome run(Path directory, String mainClass, Object... arguments)
      throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>();
    command.add(Program.javaHome().resolve("bin/java"));
    command.addAll(List.of("-cp", classes + File.pathSeparator + libraries, mainClass));
    command.addAll(List.of(arguments));
    return Program.in(directory).run(command.toArray());
  }
}
