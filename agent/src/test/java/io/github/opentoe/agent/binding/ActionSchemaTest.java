package io.github.opentoe.agent.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionSchemaTest {

  private static final String VALID = "\"path\":\"/x\",\"lines\":[\"a\",1,true]";

  private static boolean accepts(Value schema, String json) {
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(schema.toJson(), InputFormat.JSON);
    return compiled.validate(json, InputFormat.JSON).isEmpty();
  }

  private static boolean acceptsInputs(String entries) {
    return accepts(SampleAction.schema(SampleAction.every()).value(), "{" + entries + "}");
  }

  private static boolean acceptsWith(String entry) {
    return acceptsInputs(VALID + "," + entry);
  }

  @Test
  void AM4_requiredInputsMustBeGivenAndNullIsNotGiven() {
    assertTrue(acceptsInputs(VALID));
    assertFalse(acceptsInputs("\"path\":\"/x\""));
    assertFalse(acceptsInputs("\"path\":null,\"lines\":[]"));
    assertTrue(acceptsWith("\"owner\":null,\"force\":null,\"times\":null,\"variables\":null"));
  }

  @Test
  void AM3_unknownInputsAreRefused() {
    assertFalse(acceptsWith("\"Force\":true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "1.10", "true", "null"})
  void AM8_aTextIsAnyScalar(String value) {
    assertTrue(acceptsWith("\"owner\":" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[\"a\"]"})
  void AM8_aTextIsNoListAndNoMapping(String value) {
    assertFalse(acceptsWith("\"owner\":" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"Yes\"", "\"oFF\"", "\"{{ Force }}\"", "\"{{ A }}{{ B }}\""})
  void AM9_aFlagIsABooleanItsWordsOrAReference(String value) {
    assertTrue(acceptsWith("\"force\":" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"maybe\"", "\"\"", "\"{{}}\"", "[true]"})
  void AM9_aFlagIsNothingElse(String value) {
    assertFalse(acceptsWith("\"force\":" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2147483647", "\"+010\"", "\"{{ Times }}\""})
  void AM10_aWholeNumberIsDigitsOrAReference(String value) {
    assertTrue(acceptsWith("\"times\":" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2147483648", "1.5", "\"1e2\"", "\"0x1F\"", "true"})
  void AM10_aWholeNumberIsNothingElse(String value) {
    assertFalse(acceptsWith("\"times\":" + value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; true",
        "[\"a\"]; true",
        "\"{{ List }}\"; true",
        "\"a\"; false",
        "\"{{ A }}b\"; false",
        "[null]; false",
        "[[\"a\"]]; false",
        "[{\"a\":1}]; false",
        "null; false"
      })
  void AM11_aListHoldsScalarsAndIsNeverWrapped(String value, boolean accepted) {
    assertEquals(accepted, acceptsInputs("\"path\":\"/x\",\"lines\":" + value));
  }

  @Test
  void AM12_aMappingHoldsScalars() {
    assertTrue(acceptsWith("\"variables\":{\"A\":1,\"B\":null}"));
    assertFalse(acceptsWith("\"variables\":{\"A\":[]}"));
    assertFalse(acceptsWith("\"variables\":[]"));
  }

  @Test
  void DOC4_recordsHaveInputsOfTheirOwn() {
    assertTrue(acceptsWith("\"pairs\":[{\"name\":\"a\",\"the-value\":\"b\"},{\"name\":\"c\"}]"));
    assertFalse(acceptsWith("\"pairs\":[{\"the-value\":\"b\"}]"));
    assertFalse(acceptsWith("\"pairs\":[{\"name\":\"a\",\"value\":\"b\"}]"));
    assertFalse(acceptsWith("\"pairs\":{\"a\":\"b\"}"));
  }

  @Test
  void defaultsHaveTheTypeOfTheirInput() {
    String schema = SampleAction.schema(SampleAction.every()).value().toJson();
    assertTrue(schema.contains("\"default\":true"), schema);
    assertTrue(schema.contains("\"default\":3"), schema);
  }

  @Test
  void aPlatformWhereAnInputIsRefusedIsPartOfItsDescription() {
    String schema = SampleAction.schema(SampleAction.every()).text();
    assertTrue(schema.contains("\"The owner. Not on Windows.\""), schema);
  }

  @Test
  void ASR4_theInputsOfAConditionAreTheConditionOrStandAloneUnderInput() {
    Value schema =
        SampleAction.schema(ActionDeclaration.of("Ask", "Asks.", SampleAction.Asked.class)).value();
    String condition = "{\"$ref\":\"../component-document.schema.json#/$defs/condition\"}";
    assertTrue(
        schema.toJson().endsWith("\"else\":" + condition + "}")
            && schema.toJson().contains("\"input\":" + condition),
        schema::toJson);
  }

  private static boolean accepts(ActionDeclaration<?> declaration, String step) {
    String rule =
        SampleAction.schema(declaration).stepRule().toJson().replace("actions/Sample.schema", "in");
    Value inputs = Value.mapping(Map.of("required", Value.sequence(List.of(Value.text("path")))));
    String schema =
        rule.substring(0, rule.length() - 1).replace("in.json", "#/$defs/in")
            + ",\"$defs\":{\"in\":"
            + inputs.toJson()
            + "}}";
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema, InputFormat.JSON)
        .validate(step, InputFormat.JSON)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"action\":\"Sample\",\"inputs\":{\"path\":1}}; true; true",
        "{\"action\":\"Sample\",\"inputs\":[{\"path\":1}]}; true; true",
        "{\"action\":\"Sample\",\"inputs\":[{\"path\":1},{\"path\":2}]}; true; false",
        "{\"action\":\"Sample\",\"inputs\":[{\"path\":1},{}]}; false; false",
        "{\"action\":\"Sample\",\"inputs\":{}}; false; false",
        "{\"action\":\"Sample\",\"inputs\":[]}; false; false",
        "{\"action\":\"Sample\"}; false; false",
        "{\"action\":\"Other\"}; true; true",
        "{\"inputs\":{}}; true; true"
      })
  void AM1_oneSetOfInputsOrAListOfThem(String step, boolean asList, boolean asMapping) {
    assertEquals(asList, accepts(SampleAction.every(), step));
    ActionDeclaration<?> mapping = ActionDeclaration.of("Sample", "One.", SampleAction.Every.class);
    assertEquals(asMapping, accepts(mapping, step));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"inputs\":null", ",\"inputs\":[]"})
  void AM2_inputsMayBeAbsentWhereNothingIsRequired(String inputs) {
    ActionDeclaration<?> free = ActionDeclaration.of("Sample", "None.", SampleAction.Nothing.class);
    assertTrue(accepts(free, "{\"action\":\"Sample\"" + inputs + "}"));
  }

  @Test
  void DL19_anActionWithoutTimeoutTakesOnlyMinusOne() {
    ActionDeclaration<?> free =
        ActionDeclaration.of("Sample", "None.", SampleAction.Nothing.class).timing(Timeout.NONE);
    String step = "{\"action\":\"Sample\",\"timeoutSeconds\":%s,\"maxAttempts\":%s}";
    assertTrue(accepts(free, step.formatted("-1", "1")));
    assertTrue(accepts(free, step.formatted("\"-1\"", "null")));
    assertFalse(accepts(free, step.formatted("7200", "1")));
    assertFalse(accepts(free, step.formatted("-1", "2")));
  }

  @Test
  void theDocumentSchemaNamesExactlyTheInstalledActions() {
    Value step =
        Value.mapping(
            Map.of(
                "properties",
                Value.mapping(Map.of("action", Value.mapping(Map.of("enum", Value.text("old"))))),
                "allOf",
                Value.text("old")));
    Value frame = Value.mapping(Map.of("$defs", Value.mapping(Map.of("step", step))));
    ActionCatalog catalog = new ActionCatalog(List.of(new SampleAction<>(SampleAction.every())));
    String text = new DocumentSchema(frame).textFor(catalog);
    assertTrue(text.contains("\"enum\": [\"Sample\"]"), text);
    assertTrue(text.contains("\"$ref\": \"actions/Sample.schema.json\""), text);
    assertFalse(text.contains("old"), text);
    DocumentSchema empty = new DocumentSchema(Value.mapping(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> empty.textFor(catalog));
  }
}
