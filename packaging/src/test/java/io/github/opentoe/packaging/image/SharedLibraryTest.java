package io.github.opentoe.packaging.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibraryTest {

  @TempDir Path temporary;

  @Test
  void whatNoSegmentNeedsIsCutOff() throws IOException {
    ByteBuffer library = ByteBuffer.allocate(1000);
    library.putInt(0, 0x7f454c46).put(4, (byte) 2).put(5, (byte) 1).order(ByteOrder.LITTLE_ENDIAN);
    library.putLong(32, 64).putLong(40, 900).putShort(54, (short) 56).putShort(56, (short) 2);
    library.putShort(60, (short) 1).putShort(62, (short) 1);
    library.putLong(64 + 8, 200).putLong(64 + 32, 300);
    library.putLong(64 + 56 + 8, 0).putLong(64 + 56 + 32, 176);
    Path file = Files.write(temporary.resolve("lib.so"), library.array());
    SharedLibrary.strip(file);
    ByteBuffer stripped = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(500, stripped.limit());
    assertEquals(0, stripped.getLong(40) + stripped.getShort(60) + stripped.getShort(62));
    assertEquals(2, stripped.getShort(56));
  }

  @Test
  void otherFilesStayAsTheyAre() throws IOException {
    byte[] text =
        "/* a script of the linker, not a library, and longer than a header of one */"
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(temporary.resolve("lib.so"), text);
    SharedLibrary.strip(file);
    assertArrayEquals(text, Files.readAllBytes(file));
  }
}
