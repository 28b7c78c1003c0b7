package io.github.opentoe.agent.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.opentoe.agent.value.Value;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SecretsProperties {

  @Property(tries = 500)
  void DL51_noFormOfASecretPassesHoweverTheOutputIsCutIntoPieces(
      @ForAll("secrets") String secret,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 400) Integer> cuts) {
    for (String form : forms(secret)) {
      String shown = streamed(secret, before + form + after, cuts);
      assertFalse(shown.contains(form), () -> form + " in " + shown);
      assertTrue(shown.contains(Secrets.MASK), shown);
    }
  }

  @Property(tries = 300)
  void DL51_aSecretInsideAnEncodedTextIsHiddenAtEveryPosition(
      @ForAll("secrets") String secret,
      @ForAll("surroundings") String user,
      @ForAll("surroundings") String rest) {
    byte[] both = (user + ":" + secret + rest).getBytes(UTF_8);
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      String shown = streamed(secret, encoder.encodeToString(both) + "\n", List.of());
      String left = shown.replace(Secrets.MASK, "");
      assertTrue(shown.contains(Secrets.MASK), shown);
      assertTrue(
          left.length() <= (both.length - secret.getBytes(UTF_8).length) * 4 / 3 + 9,
          () -> "too much of it is left: " + shown);
    }
  }

  @Property(tries = 500)
  void DL51_everythingElseStaysByteForByte(
      @ForAll("secrets") String secret,
      @ForAll byte[] bytes,
      @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 200) Integer> cuts) {
    Secrets secrets = new Secrets();
    secrets.add(secret);
    String latin = new String(bytes, ISO_8859_1);
    String plain = new String(secret.getBytes(UTF_8), ISO_8859_1);
    if (!latin.contains(plain)) {
      assertEquals(latin, pumped(secrets, bytes, cuts).toString(ISO_8859_1));
    }
  }

  @Property(tries = 300)
  void DL49_noTextAndNoDataOfOursShowsASecret(
      @ForAll("secrets") String secret,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after) {
    Secrets secrets = new Secrets();
    secrets.add(secret);
    for (String form : forms(secret)) {
      String text = before + form + after;
      assertFalse(secrets.mask(text).contains(form));
      Value data = Value.sequence(List.of(Value.text(text)));
      assertFalse(secrets.mask(data).toJson().contains(form));
      assertFalse(
          ((Value.Sequence) secrets.maskOutput(data)).items().get(0).toText().contains(form));
    }
  }

  private static String streamed(String secret, String text, List<Integer> cuts) {
    Secrets secrets = new Secrets();
    secrets.add(secret);
    return pumped(secrets, text.getBytes(UTF_8), cuts).toString(UTF_8);
  }

  private static ByteArrayOutputStream pumped(Secrets secrets, byte[] bytes, List<Integer> cuts) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    SecretStream stream = new SecretStream(secrets, shown::write);
    List<Integer> ends =
        cuts.stream().filter(cut -> cut < bytes.length).sorted().collect(Collectors.toList());
    ends.add(bytes.length);
    int at = 0;
    for (int end : ends) {
      stream.take(bytes, at, end - at);
      at = end;
    }
    stream.end();
    return shown;
  }

  private static List<String> forms(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    String url = URLEncoder.encode(secret, UTF_8);
    List<String> forms = new ArrayList<>(List.of(secret, base64, url));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    forms.add(url.replace("+", "%20"));
    forms.add(lowerEscapes(url));
    forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
    forms.add(
        secret
            .chars()
            .mapToObj(unit -> String.format("\\u%04x", unit))
            .collect(Collectors.joining()));
    return forms;
  }

  private static String lowerEscapes(String url) {
    return Pattern.compile("%..")
        .matcher(url)
        .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
  }

  @Provide
  Arbitrary<String> secrets() {
    Arbitrary<String> usual =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(8).ofMaxLength(90);
    Arbitrary<String> odd =
        Arbitraries.strings()
            .withChars("\\\"%+/= aA0é€".toCharArray())
            .ofMinLength(8)
            .ofMaxLength(40);
    Arbitrary<String> wide =
        Combinators.combine(usual, usual).as((left, right) -> left + "😀" + right);
    return Arbitraries.oneOf(usual, odd, wide);
  }

  @Provide
  Arbitrary<String> surroundings() {
    return Arbitraries.strings()
        .withChars("ab:{}, .\n\t_#é".toCharArray())
        .ofMinLength(0)
        .ofMaxLength(100);
  }
}
