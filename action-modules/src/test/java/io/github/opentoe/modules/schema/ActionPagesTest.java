package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.binding.ActionReference;
import io.github.opentoe.agent.binding.InstalledAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ActionPagesTest {

  private static final String BEGIN = "<!-- inputs -->\n";
  private static final String END = "<!-- /inputs -->\n";

  @TestFactory
  Stream<DynamicTest> everyPageHoldsTheTableOfTheDeclaredInputs() {
    return Repository.actions().all().stream()
        .map(action -> DynamicTest.dynamicTest(action.name(), () -> hold(action)));
  }

  private static void hold(InstalledAction<?> action) throws IOException {
    Path page = Repository.path("action-modules/docs/" + action.name() + ".md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertTrue(begin >= 0 && begin < end, () -> page + " has no place for the table");
    String table = String.join("\n", new ActionReference(action.declaration()).inputTable());
    String before = text.substring(0, begin + BEGIN.length());
    Repository.hold(page, before + table + "\n" + text.substring(end));
  }
}
