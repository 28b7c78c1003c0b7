package io.github.opentoe.agent.chaining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.chaining.Reference.Chain;
import io.github.opentoe.agent.chaining.Reference.ContextFact;
import io.github.opentoe.agent.chaining.Reference.EnvironmentVariable;
import io.github.opentoe.agent.chaining.Reference.Field;
import io.github.opentoe.agent.chaining.Reference.InstanceMetadata;
import io.github.opentoe.agent.chaining.Reference.Item;
import io.github.opentoe.agent.chaining.Reference.LoopPart;
import io.github.opentoe.agent.chaining.Reference.Part;
import io.github.opentoe.agent.chaining.Reference.Side;
import io.github.opentoe.agent.chaining.Reference.SsmComputed;
import io.github.opentoe.agent.chaining.Reference.SsmParameter;
import io.github.opentoe.agent.chaining.Reference.Variable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceGrammarTest {

  @Test
  void DL31_namesHave3To128Characters() {
    assertReads("abc", new Variable("abc"));
    assertReads("_-9", new Variable("_-9"));
    assertReads("a".repeat(128), new Variable("a".repeat(128)));
    assertLiteral("ab");
    assertLiteral("a".repeat(129));
    assertLiteral("-abc");
  }

  @Test
  void chainsNameAStepAndAField() {
    assertReads(
        " build.Get-1.outputs.stdout ",
        new Chain("build", "Get-1", Side.OUTPUTS, OptionalInt.empty(), List.of(field("stdout"))));
    assertReads(
        "1._.inputs[02]._x-1",
        new Chain("1", "_", Side.INPUTS, OptionalInt.of(2), List.of(field("_x-1"))));
  }

  @Test
  void chainsMayGoOnBelowTheField() {
    assertReads(
        "p.s.outputs[0].files[12].name",
        new Chain(
            "p",
            "s",
            Side.OUTPUTS,
            OptionalInt.of(0),
            List.of(field("files"), new Item(12), field("name"))));
  }

  @Test
  void anIndexBeyondEveryListStaysOne() {
    assertReads(
        "p.s.outputs[99999999999].x",
        new Chain("p", "s", Side.OUTPUTS, OptionalInt.of(Integer.MAX_VALUE), List.of(field("x"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p.s.outputs",
        "p.s.outputs.",
        "p.s.outputs[0]",
        "p.s.outputs[0][1].x",
        "p.s.outputs[].x",
        "p.s.outputs[-1].x",
        "p.s.outputs[a].x",
        "p.s.outputs[0.x",
        "p.s.outputs[0]x",
        "p.s.outputs.1x",
        "p.s.outputs.-x",
        "p.s.outputs.x.",
        "p.s.outputs.x[0]y",
        "p.s.outputs.x y",
        "p.s.outputsx.y",
        "p.s.Outputs.y",
        "p.s.output.y",
        "p..outputs.y",
        ".s.outputs.y",
        "-p.s.outputs.y",
        "p.-s.outputs.y",
        "p. s.outputs.y",
        "p.s"
      })
  void otherDottedTextIsNoChain(String body) {
    assertLiteral(body);
  }

  @Test
  void loopPartsHaveTwoSegments() {
    assertReads("loop.index", new LoopPart("loop", Part.INDEX));
    assertReads("d.value", new LoopPart("d", Part.VALUE));
    assertLiteral("loop.index0");
    assertLiteral("loop.Index");
    assertLiteral("loop.value.x");
    assertLiteral("-d.value");
  }

  @Test
  void systemsManagerParameters() {
    assertReads("aws:ssm:/a/b_c-1.d:3", new SsmParameter("/a/b_c-1.d:3"));
    assertReads("aws:ssm:resolve( Name )", new SsmComputed(new Variable("Name")));
    assertReads("aws:ssm:resolve(aws:ssm:/a)", new SsmComputed(new SsmParameter("/a")));
    assertReads("aws:ssm:resolve", new SsmParameter("resolve"));
    assertLiteral("aws:ssm:");
    assertLiteral("aws:ssm: /a");
    assertLiteral("aws:ssm:/a b");
    assertLiteral("AWS:ssm:/a");
    assertLiteral("aws:ssm:resolve()");
    assertLiteral("aws:ssm:resolve(ab)");
    assertLiteral("aws:ssm:resolve(Name");
    assertLiteral("aws:ssm:resolve(aws:ssm:resolve(Name))");
    assertLiteral("aws:ssm:resolve (Name)");
  }

  @Test
  void environmentNamesAreTakenExactlyBetweenTheirBlanks() {
    assertReads("env:HOME", new EnvironmentVariable("HOME"));
    assertReads("env:ProgramFiles(x86)", new EnvironmentVariable("ProgramFiles(x86)"));
    assertReads(" env: \ta b.c }\t ", new EnvironmentVariable("a b.c }"));
    assertLiteral("env:");
    assertLiteral("env: ");
    assertLiteral("env :HOME");
    assertLiteral("Env:HOME");
  }

  @Test
  void metadataPathsHaveNoBlankAndNoBrace() {
    assertReads("aws:imds:instance-id", new InstanceMetadata("instance-id"));
    assertReads("aws:imds:iam/info", new InstanceMetadata("iam/info"));
    assertReads(
        "aws:imds:identity-credentials/ec2", new InstanceMetadata("identity-credentials/ec2"));
    assertLiteral("aws:imds:");
    assertLiteral("aws:imds:a b");
    assertLiteral("aws:imds:a}b");
  }

  @Test
  void contextKeysAreOneWord() {
    assertReads("context:dateTime", new ContextFact("dateTime"));
    assertReads("context:no-such", new ContextFact("no-such"));
    assertLiteral("context:");
    assertLiteral("context: date");
    assertLiteral("context:date.x");
  }

  @Test
  void otherPrefixesAreNotOurs() {
    assertLiteral("aws:secret:x");
    assertLiteral("a:b");
    assertLiteral(":");
  }

  private static Field field(String name) {
    return new Field(name);
  }

  private static void assertReads(String body, Reference expected) {
    assertEquals(Optional.of(expected), ReferenceGrammar.parse(body));
  }

  private static void assertLiteral(String body) {
    assertEquals(Optional.empty(), ReferenceGrammar.parse(body), body);
  }
}
