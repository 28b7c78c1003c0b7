package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainingTraceTest {

  @Test
  void section8_5_allPhasesAreListedAndNestedDocumentsStandInOneArray() throws IOException {
    DocumentResult inner = Reports.document(Status.SUCCESS, Reports.phase("p", true));
    RunReport nested = Reports.run("n", Status.SUCCESS, inner);
    DocumentResult outer =
        Reports.document(
            Status.SUCCESS,
            Reports.phase(
                "build",
                true,
                Reports.step(
                    "Call",
                    Optional.of(Reports.stdout("")),
                    Optional.empty(),
                    Optional.of(List.of(nested, nested)))),
            Reports.phase("test", false, Reports.notRun("Other")));
    assertEquals(
        """
        [
            {
                "phases": [
                    {
                        "name": "build",
                        "isSelected": true,
                        "steps": [
                            {
                                "name": "Call",
                                "inputs": "[{\\"commands\\":[\\"echo \\\\\\"é\\\\\\" <b>\\"]}]",
                                "outputs": "[{\\"stdout\\":\\"\\"}]",
                                "loop": null,
                                "documents": [
                                    {
                                        "phases": [
                                            {
                                                "name": "p",
                                                "isSelected": true,
                                                "steps": []
                                            }
                                        ]
                                    },
                                    {
                                        "phases": [
                                            {
                                                "name": "p",
                                                "isSelected": true,
                                                "steps": []
                                            }
                                        ]
                                    }
                                ]
                            }
                        ]
                    },
                    {
                        "name": "test",
                        "isSelected": false,
                        "steps": [
                            {
                                "name": "Other",
                                "inputs": "[{\\"commands\\":[\\"echo \\\\\\"é\\\\\\" <b>\\"]}]",
                                "outputs": "",
                                "loop": null,
                                "documents": null
                            }
                        ]
                    }
                ]
            }
        ]\
        """,
        chaining(Reports.run("x", Status.SUCCESS, outer)));
  }

  @Test
  void section8_5_aRunWithoutDocumentsIsAnEmptyArray() throws IOException {
    assertEquals("[]", chaining(Reports.run("x", Status.FAILED)));
  }

  private static String chaining(RunReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JsonText().write(bytes, json -> ChainingTrace.write(report, json));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
