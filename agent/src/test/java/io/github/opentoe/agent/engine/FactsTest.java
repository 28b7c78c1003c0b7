package io.github.opentoe.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.chaining.ContextKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2031-02-03T04:05:06.789Z"), ZoneOffset.UTC);

  private static Facts facts(Map<String, String> environment) {
    return new Facts("run-1", "build", "Say", Platform.LINUX, environment, CLOCK);
  }

  @Test
  void timesAreInUtcToTheSecond() {
    assertEquals(Optional.of("2031-02-03"), facts(Map.of()).find("date"));
    assertEquals(Optional.of("2031-02-03T04:05:06Z"), facts(Map.of()).find("dateTime"));
  }

  @Test
  void everyOccurrenceOfUuidIsNew() {
    assertNotEquals(facts(Map.of()).find("uuid"), facts(Map.of()).find("uuid"));
  }

  @Test
  void theRegionComesFromTheSettingsWhereThereIsNoInstance() {
    assertEquals(
        Optional.of("eu-west-1"), facts(Map.of("AWS_DEFAULT_REGION", "eu-west-1")).find("region"));
    assertEquals(Optional.empty(), facts(Map.of()).find("region"));
  }

  @Test
  void onlyTheAccountAndTheRegionCanBeUnknown() {
    List<String> unknown =
        ContextKeys.ALL.stream().filter(key -> facts(Map.of()).find(key).isEmpty()).toList();
    assertEquals(List.of("accountId", "region"), unknown);
  }

  @Test
  void quotesOfOsReleaseAreNotPartOfTheValue() {
    List<String> lines = List.of("NAME=\"Some Linux\"", "ID=some", "VERSION_ID='3.4'");
    assertEquals("Some Linux", Facts.release(lines, "NAME"));
    assertEquals("some", Facts.release(lines, "ID"));
    assertEquals("3.4", Facts.release(lines, "VERSION_ID"));
    assertEquals("", Facts.release(lines, "VERSION"));
  }
}
