package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

  @ParameterizedTest
  @CsvSource({
    "755,493",
    "0755,493",
    "00755,493",
    "0o755,493",
    "'07777',4095",
    "000,0",
    "0o07777,4095",
    "4755,2541"
  })
  void AM56_octalDigits(String text, int mode) {
    assertEquals(mode, Permissions.parse(text).mode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "77",
        "888",
        "0o9",
        "u+x",
        "rwxr-xr-x",
        "-755",
        "+755",
        "10000",
        "000755",
        "0x1ff",
        " 755",
        "7_5_5",
        "0O755"
      })
  void AM56_anythingElseIsRefused(String text) {
    assertEquals(
        "permissions '" + text + "' is not a 3 or 4 digit octal number",
        assertThrows(IllegalArgumentException.class, () -> Permissions.parse(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"777,rwxrwxrwx", "640,rw-r-----", "421,r---w---x", "000,---------"})
  void AM57_everyBitIsSet(String digits, String letters) throws Exception {
    Disk disk = Disk.inMemory().file("f", "x");
    Permissions.parse(digits).applyTo(disk.at("f"));
    assertEquals(
        letters, PosixFilePermissions.toString(Files.getPosixFilePermissions(disk.at("f"))));
  }

  @Test
  void AM57_linkIsNotFollowed(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "x").chmod("f", 0600).link("l", "f");
    assertThrows(IOException.class, () -> Permissions.parse("0777").applyTo(real.at("l")));
    assertEquals("600", real.mode("f"));
  }
}
