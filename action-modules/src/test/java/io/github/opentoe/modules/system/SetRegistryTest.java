package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetRegistryTest {

  private static Validated validate(String inputs) {
    return Validated.step(Platform.WINDOWS, "SetRegistry", inputs);
  }

  private static Validated at(String path) {
    return validate("{path: '" + path + "', name: a, value: b, type: SZ}");
  }

  private static Validated value(String type, String value) {
    return validate("{path: 'HKLM:\\X', name: a, value: " + value + ", type: " + type + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\A/b",
        "HKLM:\\X\\",
        "hklm:\\X",
        "HKCR:\\X",
        "HKU:\\S-1-5\\X",
        "HKCC:\\X",
        "HKEY_CLASSES_ROOT\\X",
        "hkey_users\\X",
        "HKEY_CURRENT_CONFIG\\X"
      })
  void REG1_hivesInBothFormsAndAnyCasePass(String path) {
    assertEquals(List.of(), at(path).problems());
  }

  @ParameterizedTest
  @CsvSource({"HKLM\\X, HKLM:", "HKEY_LOCAL_MACHINE:\\X, HKEY_LOCAL_MACHINE", "HKU\\X, HKU:"})
  void REG1_mixedFormsAreANote(String path, String usual) {
    assertEquals(List.of(), at(path).errors());
    assertEquals(
        List.of("the original agent may know this hive only as " + usual), at(path).notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HKXX:\\X",
        "HKEY_LOCAL_MACHINE",
        "HKLM:",
        "HKLM:\\",
        "HKLM:\\X\\\\Y",
        "HKLM:/X",
        "\\X",
        "",
        "Computer\\HKLM:\\X"
      })
  void REG2_otherPathsAreRefused(String path) {
    assertEquals(List.of("registry path '" + path + "' is not valid"), at(path).errors());
  }

  @Test
  void REG2_segmentsHaveAtMost255Characters() {
    assertEquals(List.of(), at("HKLM:\\" + "a".repeat(255)).errors());
    String tooLong = "HKLM:\\" + "a".repeat(256);
    assertEquals(List.of("registry path '" + tooLong + "' is not valid"), at(tooLong).errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "(Default)", "a\\b"})
  void REG3_namesOfDefaultValuesPass(String name) {
    assertEquals(
        List.of(),
        validate("{path: 'HKLM:\\X', name: " + name + ", value: b, type: SZ}").problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SZ", "EXPAND_SZ"})
  void REG4_textsAreNoLists(String type) {
    assertEquals(List.of(), value(type, "010").problems());
    assertEquals(
        List.of("value must be one text for " + type + ", not a list"),
        value(type, "[b]").errors());
  }

  @ParameterizedTest
  @CsvSource({
    "DWORD, 0",
    "DWORD, 010",
    "DWORD, 4294967295",
    "DWORD, 0xFFFFFFFF",
    "DWORD, 0x1F",
    "DWORD, -1",
    "DWORD, -2147483648",
    "QWORD, 4294967296",
    "QWORD, 18446744073709551615",
    "QWORD, -9223372036854775808"
  })
  void REG5_wholeNumbersInRangePass(String type, String number) {
    assertEquals(List.of(), value(type, number).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "DWORD, 4294967296",
    "DWORD, 0x100000000",
    "DWORD, -2147483649",
    "QWORD, 18446744073709551616",
    "QWORD, -9223372036854775809"
  })
  void REG5_numbersOutOfRangeAreRefused(String type, String number) {
    assertEquals(
        List.of("value '" + number + "' is out of range for " + type),
        value(type, number).errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "ten", "0x", "1e3", "1_000", "-0x1", "' 1'"})
  void REG5_otherTextsAreNoNumbers(String number) {
    assertEquals(
        List.of("value '" + number.replace("'", "") + "' is not a whole number for QWORD"),
        value("QWORD", number).errors());
  }

  @Test
  void REG5_listsAreNoNumbers() {
    assertEquals(
        List.of("value is a list, not a whole number for DWORD"), value("DWORD", "[1]").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE AD", "hex:de,ad", "de-ad", "''", "12", "[0, 255, 007]", "[]"})
  void REG6_bytesAreNumbersOrHexDigits(String bytes) {
    assertEquals(List.of(), value("BINARY", quote(bytes)).problems());
  }

  private static String quote(String bytes) {
    return bytes.startsWith("[") || bytes.startsWith("'") ? bytes : "'" + bytes + "'";
  }

  @Test
  void REG6_oddDigitsAndOtherNumbersAreRefused() {
    assertEquals(
        List.of("value 'DEA' is not an even number of hex digits"),
        value("BINARY", "DEA").errors());
    assertEquals(
        List.of("value 'XY' is not an even number of hex digits"), value("BINARY", "XY").errors());
    for (String item : List.of("256", "-1", "0x1F", "1000", "x")) {
      assertEquals(
          List.of("value '" + item + "' is not a whole number from 0 to 255"),
          value("BINARY", "[1, '" + item + "']").errors());
    }
  }

  @Test
  void REG7_severalTextsAreAListOrOne() {
    assertEquals(List.of(), value("MULTI_SZ", "[a, b]").problems());
    assertEquals(List.of(), value("MULTI_SZ", "a").problems());
    assertEquals(
        List.of("value holds an empty item, which MULTI_SZ cannot hold"),
        value("MULTI_SZ", "[a, '']").errors());
    assertEquals(
        List.of("value holds an empty item, which MULTI_SZ cannot hold"),
        value("MULTI_SZ", "''").errors());
  }

  @Test
  void REG8_emptyTextsPassAndNullIsMissing() {
    for (String type : List.of("SZ", "EXPAND_SZ", "BINARY")) {
      assertEquals(List.of(), value(type, "''").problems());
    }
    assertEquals(List.of("SetRegistry requires 'value'"), value("SZ", "null").errors());
  }

  @Test
  void REG8_aMappingIsNoValue() {
    assertEquals(
        List.of("'value' of SetRegistry must be a string or a list"),
        value("SZ", "{a: b}").errors());
  }

  @Test
  void REG8_aReferenceMayBecomeAListLater() {
    assertEquals(List.of(), value("MULTI_SZ", "'{{ Any }}'").problems());
  }

  @Test
  void REG9_theCurrentUserIsTheAgents() {
    assertEquals(
        List.of("the current user is the account that runs the agent"), at("HKCU:\\X").notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dword", "Dword"})
  void REG_theCaseOfTypesDoesNotMatter(String type) {
    assertEquals(List.of(), value(type, "1").problems());
  }

  @Test
  void REG_prefixedTypesAreANoteAndOthersRefused() {
    assertEquals(
        List.of("the original agent may know this type only without REG_"),
        value("REG_DWORD", "1").notes());
    assertTrue(
        value("STRING", "b").errors().get(0).endsWith("or MULTI_SZ, not 'STRING'"),
        () -> value("STRING", "b").errors().toString());
  }

  @Test
  void AM4_allFourAreRequired() {
    assertEquals(
        List.of("SetRegistry requires 'name'"),
        validate("{path: 'HKLM:\\X', value: b, type: SZ}").errors());
  }

  @Test
  void AM77_otherPlatformsDoNotKnowIt() {
    assertEquals(
        List.of("Unsupported action SetRegistry for os platform linux."),
        Validated.step(
                Platform.LINUX, "SetRegistry", "{path: 'HKLM:\\X', name: a, value: b, type: SZ}")
            .errors());
  }
}
