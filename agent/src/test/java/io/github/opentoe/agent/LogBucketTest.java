package io.github.opentoe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogBucketTest {

  @ParameterizedTest
  @CsvSource({
    "'', TOE_x, TOE_x/",
    "a, TOE_x, a/TOE_x/",
    "/a//b/, TOE_x, a/b/TOE_x/",
    "/, TOE_x/sub, TOE_x/sub/"
  })
  void EX55_slashesAreNormalised(String prefix, String folder, String key) {
    assertEquals(key, new LogBucket("b", Optional.empty(), prefix).key(folder));
  }
}
