package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is known against what is shipped. */
class AdvisoriesIT {

  @Test
  void noLibraryOfTheProgramHasAnAdvisory() throws Exception {
    Path advisories = Program.root().resolve("packaging/security/advisories");
    assertEquals(List.of(), Advisories.in(advisories).against(Bill.json()));
  }
}
