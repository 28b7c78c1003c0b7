package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterListTest {

  @Test
  void CL14_theNameEndsAtTheFirstEqualsSign() {
    assertEquals(Map.of("Opt", "a=1=2"), values("Opt=a=1=2"));
  }

  @Test
  void CL15_aCommaBeginsAPairOnlyBeforeANameAndAnEqualsSign() {
    assertEquals(Map.of("hosts", "a,b", "mode", "x"), values("hosts=a,b,mode=x"));
    assertEquals(Map.of("Opt", "a=1,b,c/d=e", "Mode", "x"), values("Opt=a=1,b,c/d=e,Mode=x"));
    assertEquals(Map.of("list", ",,a,"), values("list=,,a,"));
  }

  @Test
  void CL15_aNameOfTheWrongLengthNeverBeginsAPairAndIsWarnedAbout() {
    ParameterList list = ParameterList.read("hosts=x,a=1,mode=y");
    assertEquals(Map.of("hosts", "x,a=1", "mode", "y"), list.values());
    assertEquals(
        List.of("'a=1' has a name of fewer than 3 characters and stays in the value of 'hosts'"),
        list.warnings());
    String longest = "n".repeat(128);
    assertEquals(Map.of("abc", "1", longest, "2"), values("abc=1," + longest + "=2"));
    ParameterList tooLong = ParameterList.read("abc=1," + longest + "n=2");
    assertEquals(Map.of("abc", "1," + longest + "n=2"), tooLong.values());
    assertTrue(tooLong.warnings().get(0).contains("more than 128"), tooLong.warnings().toString());
  }

  @Test
  void CL15_aBlankBeforeTheNameKeepsThePairInTheValueWithAWarning() {
    ParameterList list = ParameterList.read("one=1, two=2");
    assertEquals(Map.of("one", "1, two=2"), list.values());
    assertEquals(
        List.of("' two=2' begins with a blank and stays in the value of 'one'"), list.warnings());
  }

  @Test
  void CL16_quotesShieldCommas() {
    assertEquals(Map.of("query", "a,bee=c", "mode", "x"), values("\"query=a,bee=c\",mode=x"));
    assertEquals(Map.of("mode", "x", "query", "a,bee=c"), values("mode=x,\"query=a,bee=c\""));
    assertEquals(Map.of("say", "\"hi\""), values("\"say=\"\"hi\"\"\""));
  }

  @Test
  void CL16_quotesInsideAValueStayAsTheyAre() {
    assertEquals(Map.of("cfg", "{\"x\":1,\"y\":2}"), values("cfg={\"x\":1,\"y\":2}"));
    assertEquals(Map.of("list", "[\"a\",\"b\"]"), values("list=[\"a\",\"b\"]"));
    assertEquals(Map.of("one", "\"a", "two", "b\""), values("one=\"a,two=b\""));
  }

  @Test
  void CL3_theLaterValueOfANameWins() {
    assertEquals(Map.of("mode", "b"), values("mode=a,mode=b"));
  }

  @Test
  void CL6_anEmptyListHoldsNothing() {
    assertEquals(Map.of(), values(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server=",
        "server=,mode=x",
        "mode=x,server=",
        "=x",
        "server",
        ",mode=x",
        "ab=1",
        "a b c=1",
        "\"query=a,bee=c",
        "\"query=a\"b,mode=x",
        "\"query=\""
      })
  void CL14_whatIsNoPairIsAnError(String text) {
    assertFalse(ParameterList.read(text).errors().isEmpty(), text);
  }

  @Test
  void CL14_errorsSayWhatIsWrong() {
    assertEquals(List.of("'server=' has no value"), ParameterList.read("server=").errors());
    assertEquals(List.of("'server' is not name=value"), ParameterList.read("server").errors());
    assertEquals(List.of("'=x' has no name"), ParameterList.read("=x").errors());
    assertEquals(
        List.of("the quotation mark in '\"query=a' is not closed"),
        ParameterList.read("\"query=a,b").errors());
    assertEquals(
        List.of("'ab' is no parameter name: 3 to 128 letters, digits, '-' and '_' are allowed"),
        ParameterList.read("ab=1").errors());
  }

  private static Map<String, String> values(String text) {
    ParameterList list = ParameterList.read(text);
    assertEquals(List.of(), list.errors());
    return list.values();
  }
}
