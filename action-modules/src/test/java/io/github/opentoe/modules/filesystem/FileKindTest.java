package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {

  /** What Windows says about a junction. */
  private record Junction() implements BasicFileAttributes {
    @Override
    public boolean isDirectory() {
      return true;
    }

    @Override
    public boolean isOther() {
      return true;
    }

    @Override
    public boolean isRegularFile() {
      return false;
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public FileTime lastModifiedTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public FileTime creationTime() {
      return FileTime.fromMillis(0);
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public Object fileKey() {
      return this;
    }
  }

  @Test
  void DLD4_junctionOfWindowsIsALinkNotAFolder() {
    assertEquals(FileKind.LINK, FileKind.of(new Junction()));
  }

  @Test
  void AM41_kindsAreToldApart(@TempDir Path folder) throws Exception {
    Disk real = Disk.real(folder).file("f", "x").folder("d").link("l", "d").link("m", "no");
    real.command("mkfifo", "pipe");
    assertEquals(FileKind.FILE, FileKind.of(real.at("f")));
    assertEquals(FileKind.FOLDER, FileKind.of(real.at("d")));
    assertEquals(FileKind.LINK, FileKind.of(real.at("l")));
    assertEquals(FileKind.FOLDER, FileKind.behindLinks(real.at("l")));
    assertEquals(FileKind.MISSING, FileKind.behindLinks(real.at("m")));
    assertEquals(FileKind.OTHER, FileKind.of(real.at("pipe")));
    assertEquals(FileKind.MISSING, FileKind.of(real.at("no")));
    assertEquals(FileKind.MISSING, FileKind.of(real.at("f/below")));
  }
}
