package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateOSTest {

  private static Validated on(Platform platform, String inputs) {
    return Validated.step(platform, "UpdateOS", inputs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{include: ['kernel*'], exclude: []}",
        "{include: [1234567, KB7654321], exclude: null}",
        "{include: [a], exclude: [a]}"
      })
  void UPD3_filtersMayBeEmptyOrAbsent(String inputs) {
    assertEquals(List.of(), on(Platform.LINUX, inputs).problems());
    assertEquals(List.of(), on(Platform.WINDOWS, inputs).problems());
  }

  @Test
  void UPD3_emptyItemsAreRefused() {
    assertEquals(
        List.of("an item of 'include' is empty"), on(Platform.LINUX, "{include: ['']}").errors());
    assertEquals(
        List.of("an item of 'exclude' is empty"), on(Platform.WINDOWS, "{exclude: ['']}").errors());
  }

  @ParameterizedTest
  @EnumSource(names = {"LINUX", "WINDOWS"})
  void UPD4_optionsAreRefused(Platform platform) {
    assertEquals(
        List.of("item '-y' of 'include' starts with '-'"),
        on(platform, "{include: ['-y']}").errors());
  }

  @Test
  void UPD4_blanksAreRefusedOnLinuxOnly() {
    assertEquals(
        List.of("item 'a b' of 'exclude' holds a blank, which no package name does"),
        on(Platform.LINUX, "{exclude: [a b]}").errors());
    assertEquals(List.of(), on(Platform.WINDOWS, "{exclude: ['*Cumulative Update*']}").problems());
  }

  @ParameterizedTest
  @EnumSource(names = {"LINUX", "WINDOWS"})
  void UPD4_controlCharactersAreRefused(Platform platform) {
    assertEquals(
        List.of("an item of 'include' holds a control character"),
        on(platform, "{include: [\"a\\tb\"]}").errors());
  }

  @Test
  void UPD16_aNumberWithAStarIsATitle() {
    assertEquals(
        List.of("item 'KB500*' of 'include' is a pattern for titles, not a KB number"),
        on(Platform.WINDOWS, "{include: [KB500*]}").notes());
    assertEquals(List.of(), on(Platform.LINUX, "{include: [KB500*]}").notes());
    assertEquals(List.of(), on(Platform.WINDOWS, "{include: ['*Defender*']}").notes());
  }

  @Test
  void AM11_filtersAreLists() {
    assertEquals(
        List.of("'exclude' of UpdateOS must be a list"),
        on(Platform.LINUX, "{exclude: kernel}").errors());
  }

  @Test
  void AM77_macosDoesNotKnowIt() {
    assertEquals(
        List.of("Unsupported action UpdateOS for os platform darwin."),
        on(Platform.MACOS, "").errors());
  }
}
