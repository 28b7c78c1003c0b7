package io.github.opentoe.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.condition.BoundCondition;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every action is registered, declared in full and documented. */
class CompletenessTest {

  private static final Path DOCS = Path.of("docs");

  static List<ActionModule<?>> modules() {
    return ServiceLoader.load(ActionModule.class).stream()
        .<ActionModule<?>>map(ServiceLoader.Provider::get)
        .toList();
  }

  private static Set<String> classesThatAreActions() throws Exception {
    Path classes =
        Path.of(FakeContext.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolveSibling("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .filter(CompletenessTest::isAction)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isAction(String name) {
    try {
      Class<?> type = Class.forName(name, false, CompletenessTest.class.getClassLoader());
      return ActionModule.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String page(ActionModule<?> module) throws IOException {
    return Files.readString(DOCS.resolve(module.declaration().name() + ".md"));
  }

  @Test
  void everyActionIsRegistered() throws Exception {
    Set<String> registered =
        modules().stream()
            .map(module -> module.getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(classesThatAreActions(), registered);
    assertFalse(registered.isEmpty());
  }

  @Test
  void everyPageBelongsToAnAction() throws Exception {
    Set<String> expected = new TreeSet<>();
    modules().forEach(module -> expected.add(module.declaration().name() + ".md"));
    Set<String> present = new TreeSet<>();
    try (Stream<Path> pages = Files.list(DOCS)) {
      pages.forEach(page -> present.add(String.valueOf(page.getFileName())));
    }
    assertEquals(expected, present);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void declarationIsComplete(ActionModule<?> module) {
    var declaration = module.declaration();
    assertEquals(module.getClass().getSimpleName(), declaration.name());
    assertTrue(declaration.summary().endsWith("."));
    assertTrue(declaration.example().startsWith("- name: "));
    assertTrue(declaration.example().contains("\n  action: " + declaration.name() + "\n"));
    for (RecordComponent component : declaration.inputs().getRecordComponents()) {
      Input input = component.getAnnotation(Input.class);
      assertTrue(input != null && input.value().endsWith("."), component.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void pageTellsAboutEveryInputAndOutput(ActionModule<?> module) throws Exception {
    var declaration = module.declaration();
    String page = page(module);
    assertTrue(page.startsWith("# " + declaration.name() + "\n"));
    for (RecordComponent component : declaration.inputs().getRecordComponents()) {
      String row = component.getType() == BoundCondition.class ? "*operator*" : keyOf(component);
      assertTrue(page.contains("| " + row + " |"), row);
    }
    for (Output output : declaration.outputs()) {
      assertTrue(page.contains("| `" + output.name() + "` |"), output.name());
    }
  }

  private static String keyOf(RecordComponent component) {
    String key = component.getAnnotation(Input.class).key();
    return "`" + (key.isEmpty() ? component.getName() : key) + "`";
  }

  @ParameterizedTest
  @MethodSource("modules")
  void pageHoldsAWholeDocument(ActionModule<?> module) throws Exception {
    String page = page(module);
    assertTrue(page.contains("```yaml\nname: "));
    assertTrue(page.contains("\nschemaVersion: 1.0\n"));
    assertTrue(page.contains("action: " + module.declaration().name() + "\n"));
    assertFalse(page.contains("\t"));
  }
}
