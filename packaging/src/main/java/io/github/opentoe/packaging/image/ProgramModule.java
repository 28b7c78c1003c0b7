package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes one named module of the program without the SDK: the linker takes no other. */
final class ProgramModule {

  static final String NAME = "opentoe";
  static final String MAIN = NAME + "/io.github.opentoe.agent.cli.Main";

  private static final String SERVICES = "META-INF/services/";
  private static final String PUBLIC = "io/github/opentoe/agent/";

  private ProgramModule() {}

  /** Makes the module in a working folder. */
  static Path make(Recipe recipe, Path work) throws IOException {
    Path folder = Tree.unzip(recipe.jar(), work.resolve("module"), name -> !AwsLayer.isPart(name));
    compilePicocli(recipe, work.resolve("sources"), folder);
    Path descriptor = work.resolve("module-info.java");
    Files.writeString(descriptor, descriptor(folder));
    compile(
        folder,
        List.of("--release", "17", "--module-version", recipe.version(), descriptor.toString()));
    return folder;
  }

  /** Its own classes are of a version that no class archive takes. */
  private static void compilePicocli(Recipe recipe, Path sources, Path folder) throws IOException {
    Tree.unzip(recipe.picocli(), sources, name -> name.startsWith("picocli/"));
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    for (Path source : Tree.list(sources)) {
      if (source.toString().endsWith(".java")) {
        arguments.add(source.toString());
      }
    }
    compile(folder, arguments);
  }

  private static void compile(Path folder, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-Xlint:none"));
    arguments.addAll(List.of("-d", folder.toString()));
    arguments.addAll(more);
    JdkTools.run("javac", arguments);
  }

  /** Open, because records are bound and resources are found by reflection. */
  private static String descriptor(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("open module " + NAME + " {\n");
    text.append("requires java.xml;\n").append("requires jdk.unsupported;\n");
    TreeSet<String> packages = new TreeSet<>();
    for (Path path : Tree.list(folder)) {
      String name = Tree.name(folder, path);
      if (name.startsWith(PUBLIC) && name.endsWith(".class")) {
        packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
      } else if (name.startsWith(SERVICES)) {
        String service = name.substring(SERVICES.length());
        text.append("uses ").append(service).append(";\n");
        text.append("provides ").append(service).append(" with ");
        text.append(providers(path)).append(";\n");
      }
    }
    packages.forEach(name -> text.append("exports ").append(name).append(";\n"));
    return text.append("}\n").toString();
  }

  private static String providers(Path services) throws IOException {
    return Files.readAllLines(services).stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
