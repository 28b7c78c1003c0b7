package io.github.opentoe.modules.software;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsiInputsTest {

  private static Validated validate(String inputs) {
    return Validated.step(Platform.WINDOWS, "InstallMSI", "{" + inputs + "}");
  }

  private static Validated properties(String properties) {
    return validate("path: a.msi, properties: {" + properties + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.msi",
        "C:\\packages\\a.msi",
        "\\\\server\\share\\a.msi",
        "s3://my-bucket/a.msi",
        "https://h.example/a.msi",
        "http://h.example/a.msi?x=1"
      })
  void MSI1_localAndRemotePathsPass(String path) {
    assertEquals(List.of(), validate("path: '" + path + "'").problems());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ftp://h.example/a.msi,"
            + " \"'path' of InstallMSI must be a path, an s3:// URI or an http or https URL\"",
        "https://h.example/, cannot derive a file name from the URL of 'path'",
        "s3://my-bucket/p/*, 'path' of InstallMSI must name one object",
        "s3://My_Bucket/a, \"'path' of InstallMSI names no valid bucket: 'My_Bucket'\"",
        "C:a.msi, \"'path' of InstallMSI is not a valid path:"
            + " it is relative to the current folder of a drive\""
      })
  void MSI1_otherPathsAreRefused(String path, String error) {
    assertEquals(List.of(error), validate("path: '" + path + "'").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"REBOOT", "reboot", "REINSTALL", "ReinstallMode"})
  void MSI5_protectedPropertiesAreRefused(String name) {
    assertEquals(
        List.of("property " + name + " must not be set"), properties(name + ": x").errors());
  }

  @Test
  void UMSI3_protectedPropertiesAreRefusedForRemovalToo() {
    assertEquals(
        List.of("property REINSTALL must not be set"),
        Validated.step(
                Platform.WINDOWS, "UninstallMSI", "{path: a.msi, properties: {REINSTALL: ALL}}")
            .errors());
  }

  @Test
  void MSI6_rebootIsOneOfThree() {
    for (String choice : List.of("Allow", "Force", "Skip")) {
      assertEquals(List.of(), validate("path: a.msi, reboot: " + choice).problems());
    }
    assertEquals(
        List.of("'reboot' of InstallMSI must be Allow, Force or Skip, not 'Never'"),
        validate("path: a.msi, reboot: Never").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A B", "1A", "A-B", "\"A=B\""})
  void MSI10_namesOfPropertiesAreWords(String name) {
    assertEquals(
        List.of("property '" + name.replace("\"", "") + "' is not a valid name"),
        properties(name + ": x").errors());
  }

  @Test
  void MSI10_lowerCaseLettersAreAWarning() {
    assertEquals(
        List.of("property InstallDir holds lower-case letters; installers ignore it if private"),
        properties("InstallDir: x").warnings());
    assertEquals(List.of(), properties("_A.B1: x").problems());
  }

  @Test
  void MSI11_quotedValuesPass() {
    assertEquals(List.of(), properties("A: '\"A \"\"B\"\" C\"', B: 010, C: ''").problems());
  }

  @Test
  void MSI12_blanksWithoutQuotesAreANote() {
    assertEquals(
        List.of("the value of property A holds blanks and is put in quotes"),
        properties("A: x y").notes());
  }

  @Test
  void MSI12_unbalancedQuotesAndLineBreaksAreRefused() {
    assertEquals(
        List.of("the quotes in the value of property A are not balanced"),
        properties("A: 'x \"y'").errors());
    assertEquals(
        List.of("the value of property A holds a line break"), properties("A: \"x\\ny\"").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*VX", "*vx", "iwearucmopvx+!*", ""})
  void MSI15_logOptionsAreLettersOfMsiexec(String letters) {
    assertEquals(List.of(), validate("path: a.msi, logOptions: '" + letters + "'").problems());
  }

  @Test
  void MSI15_otherLogOptionsAreRefused() {
    assertEquals(
        List.of("'logOptions' of InstallMSI may hold only i w e a r u c m o p v x + ! *, not 'Q'"),
        validate("path: a.msi, logOptions: Q").errors());
  }

  @Test
  void MSI15_anEmptyTextIsTheDefault() {
    assertEquals("*VX", LogOptions.parse("").letters());
  }

  @Test
  void AM1_oneSetOfInputsOnly() {
    assertEquals(
        List.of("Action InstallMSI takes one set of inputs, 2 given"),
        Validated.step(Platform.WINDOWS, "InstallMSI", "[{path: a.msi}, {path: b.msi}]").errors());
  }

  @Test
  void AM12_propertiesAreAMapping() {
    assertEquals(
        List.of("'properties' of InstallMSI must be a mapping"),
        validate("path: a.msi, properties: ['A=b']").errors());
  }

  @Test
  void AM77_otherPlatformsDoNotKnowIt() {
    for (String action : List.of("InstallMSI", "UninstallMSI")) {
      for (Platform platform : List.of(Platform.LINUX, Platform.MACOS)) {
        assertEquals(
            List.of("Unsupported action " + action + " for os platform " + platform.word() + "."),
            Validated.step(platform, action, "{path: a.msi}").errors());
      }
    }
  }
}
