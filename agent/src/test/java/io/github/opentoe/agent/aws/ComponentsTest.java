package io.github.opentoe.agent.aws;

import static io.github.opentoe.agent.aws.ScriptedApi.given;
import static io.github.opentoe.agent.aws.ScriptedApi.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final String BASE = "arn:aws:imagebuilder:eu-west-1:123456789012:component/app/";
  private static final JsonAnswer ABSENT = refused(404, "ResourceNotFoundException", "no such one");

  private ScriptedApi api = new ScriptedApi(call -> ABSENT);

  private Fetched fetch(String source, Function<JsonCall, JsonAnswer> script)
      throws InterruptedException {
    return fetch(source, Map.of(), script);
  }

  private Fetched fetch(
      String source, Map<String, String> environment, Function<JsonCall, JsonAnswer> script)
      throws InterruptedException {
    api = new ScriptedApi(script);
    return new Components(new ImageBuilder(api, environment))
        .fetch(
            new Wanted(source, Path.of(""), Optional.empty(), Deadline.none(new Cancellation())));
  }

  private static String asked(JsonCall call) {
    String mark = "/GetComponent?componentBuildVersionArn=";
    return call.path().startsWith(mark)
        ? URLDecoder.decode(call.path().substring(mark.length()), StandardCharsets.UTF_8)
        : call.path();
  }

  private static JsonAnswer component(String arn, String data) {
    return given(
        "{\"requestId\":\"x\",\"component\":{\"arn\":\"" + arn + "\",\"data\":\"" + data + "\"}}");
  }

  private static Fetched.Content content(Fetched fetched) {
    if (fetched instanceof Fetched.Missing missing) {
      throw new AssertionError(missing.problem().text());
    }
    return (Fetched.Content) fetched;
  }

  private static String reason(Fetched fetched) {
    return ((Fetched.Missing) fetched).problem().text();
  }

  @Test
  void CL30_aBuildIsAskedForInItsRegion() throws InterruptedException {
    Fetched.Content found =
        content(fetch(BASE + "1.2.3/4", call -> component(BASE + "1.2.3/4", "name: ä")));
    assertEquals("name: ä", new String(found.bytes(), StandardCharsets.UTF_8));
    assertEquals(BASE + "1.2.3/4", found.origin().identity());
    assertEquals("app_1.2.3_4.yaml", found.origin().baseName());
    assertEquals("a component ARN", found.origin().kind());
    assertEquals(Optional.empty(), found.origin().folder());
    assertEquals(1, api.calls.size());
    JsonCall call = api.calls.get(0);
    assertEquals("imagebuilder", call.service());
    assertEquals(Optional.of("eu-west-1"), call.region());
    assertEquals(Optional.empty(), call.endpoint());
    assertEquals("GET", call.method());
    assertEquals(BASE + "1.2.3/4", asked(call));
    assertFalse(call.path().contains("component/"), "the ARN is encoded: " + call.path());
  }

  @Test
  void CL30_EX34_withoutBuildTheServiceMayResolve() throws InterruptedException {
    Fetched.Content found =
        content(fetch(BASE + "1.2.3", call -> component(BASE + "1.2.3/7", "x")));
    assertEquals(BASE + "1.2.3/7", found.origin().identity());
    assertEquals("app_1.2.3_7.yaml", found.origin().baseName());
    assertEquals(1, api.calls.size());
  }

  @Test
  void CL30_withoutBuildTheHighestOfAllPagesIsTaken() throws InterruptedException {
    Fetched.Content found =
        content(
            fetch(
                BASE + "1.2.3",
                call ->
                    switch (asked(call)) {
                      case BASE + "1.2.3/10" -> component(BASE + "1.2.3/10", "ten");
                      case "/ListComponentBuildVersions" ->
                          call.body().contains("\"nextToken\":\"t\"")
                              ? given(
                                  "{\"componentSummaryList\":[{\"arn\":\"%s1.2.3/10\"}]}"
                                      .formatted(BASE))
                              : given(
                                  ("{\"componentSummaryList\":[{\"arn\":\"%s1.2.3/9\"},{\"arn\":"
                                          + "\"%s1.2.4/99\"}],\"nextToken\":\"t\"}")
                                      .formatted(BASE, BASE));
                      default -> ABSENT;
                    }));
    assertEquals("ten", new String(found.bytes(), StandardCharsets.UTF_8));
    assertEquals(BASE + "1.2.3/10", found.origin().identity());
  }

  @Test
  void CL30_wildcardsTakeTheHighestVersionThenBuild() throws InterruptedException {
    Fetched.Content found =
        content(
            fetch(
                BASE + "1.x.x",
                call ->
                    switch (asked(call)) {
                      case BASE + "1.10.0/2" -> component(BASE + "1.10.0/2", "found");
                      case "/ListComponents" ->
                          given(
                              ("{\"componentVersionList\":[{\"arn\":\"%s1.9.9\"},{\"arn\":"
                                      + "\"%s1.10.0\"},{\"arn\":\"%s2.0.0\"},{\"arn\":"
                                      + "\"arn:aws:imagebuilder:eu-west-1:aws:component/app/1.11.0"
                                      + "\"}]}")
                                  .formatted(BASE, BASE, BASE));
                      case "/ListComponentBuildVersions" ->
                          given(
                              ("{\"componentSummaryList\":[{\"arn\":\"%s1.10.0/1\"},"
                                      + "{\"arn\":\"%s1.10.0/2\"}]}")
                                  .formatted(BASE, BASE));
                      default -> ABSENT;
                    }));
    assertEquals(BASE + "1.10.0/2", found.origin().identity());
    String list = api.calls.get(1).body();
    assertTrue(list.startsWith("{\"owner\":\"Self\",\"filters\":[{"), list);
    assertTrue(list.contains("\"values\":[\"app\"]"), list);
    assertEquals("{\"componentVersionArn\":\"" + BASE + "1.10.0\"}", api.calls.get(2).body());
  }

  @Test
  void CL30_nothingThatMatchesIsTheRefusalOfTheService() throws InterruptedException {
    assertEquals(
        "Unable to download document "
            + BASE
            + "x.x.x: ResourceNotFoundException: no such one (request id r-1)",
        reason(
            fetch(BASE + "x.x.x", call -> asked(call).startsWith("/List") ? given("{}") : ABSENT)));
    assertEquals(5, api.calls.size(), "asked, then own and shared, by name and all");
  }

  @Test
  void CL31_theEndpointIsReplaced() throws InterruptedException {
    Map<String, String> environment = Map.of(ImageBuilder.ENDPOINT, "https://proxy.example:8443");
    fetch(BASE + "1.2.3/4", environment, call -> ABSENT);
    assertEquals(
        Optional.of(URI.create("https://proxy.example:8443")), api.calls.get(0).endpoint());
    assertEquals(
        "cannot fetch "
            + BASE
            + "1.2.3/4: no AWS access (AWSTOE_IMAGEBUILDER_ENDPOINT is 'no url', which is not a"
            + " URL)",
        reason(fetch(BASE + "1.2.3/4", Map.of(ImageBuilder.ENDPOINT, "no url"), call -> ABSENT)));
  }

  @Test
  void CL32_shellScriptsAreNoDocuments() throws InterruptedException {
    JsonAnswer shell = given("{\"component\":{\"format\":\"SHELL\",\"data\":\"echo\"}}");
    assertEquals(
        "Component " + BASE + "1.2.3/4 is an imported shell script: it is no document to run",
        reason(fetch(BASE + "1.2.3/4", call -> shell)));
  }

  @Test
  void deniedAccessNamesThePermission() throws InterruptedException {
    JsonAnswer denied = refused(403, "AccessDeniedException", "not you");
    assertEquals(
        "Unable to download document "
            + BASE
            + "1.2.3: AccessDeniedException: not you (request id r-1); the permission"
            + " imagebuilder:GetComponent may be missing",
        reason(fetch(BASE + "1.2.3", call -> denied)));
    assertEquals(1, api.calls.size());
  }

  @Test
  void CL34_withoutAccessItSaysSo() throws InterruptedException {
    assertEquals(
        "cannot fetch " + BASE + "1.2.3: no AWS access (no AWS credentials found)",
        reason(
            fetch(BASE + "1.2.3", call -> new JsonAnswer.Unreached("no AWS credentials found"))));
  }

  @Test
  void answersThatMakeNoSenseAreTold() throws InterruptedException {
    for (String body : List.of("", "[1]", "{\"component\":null}", "<html>")) {
      assertTrue(
          reason(fetch(BASE + "1.2.3/4", call -> given(body)))
              .endsWith("the service answered without a component"));
    }
    assertTrue(
        reason(fetch(BASE + "1.2.3/4", call -> component(BASE + "1.2.3/4", "")))
            .endsWith("the component has no data"));
  }
}
