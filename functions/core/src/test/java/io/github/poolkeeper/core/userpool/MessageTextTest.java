package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Your code is {####}.         | Seu código: {####}!
          Your code is {####}.         | 検証コードは {####} です。ご確認ください。
          Your code is {####}. Hello.  | Your code is {####}. It is valid for 15 minutes.
          <b>Code</b> {####}           | Hello <b>Code</b> {####}
          See https://shop.example/a   | Code {####}. See https://shop.example/a
          See https://shop.example/a   | Code {####}
          {username}: {####}           | Hello {username}, your temporary password is {####}
          """)
  void isAsHarmlessAsBefore(String before, String after) {
    assertThat(MessageText.reachesFurther(value(before), value(after))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Code {####} | Code {####}<img src="https://evil.example/c?{####}">
          Code {####} | Code {####} <img src='//evil.example/{####}'>
          Code {####} | Code {####} <b>x</b>
          Code {####} | Code {####} <img src=x
          Code {####} | Code {####} ＜img src=x＞
          Code {####} | Code {####} &lt;a&gt;
          Code {####} | Code {####} &#60;a
          Code {####} | Enter {####} at https://evil.example
          Code {####} | Enter {####} at HTTP://EVIL
          Code {####} | Enter {####} at www.evil.example
          Code {####} | Enter {####} at evil.example/{####}
          Code {####} | Enter {####} at evil．example
          Code {####} | Enter {####} at evil.exa\u200bmple
          Code {####} | Enter {####} at bücher.example
          Code {####} | Enter {####} at evil。example
          Code {####} | Enter {####} at evil｡example
          Code {####} | Enter {####} at evil。みんな
          Code {####} | Enter {####} at 例え。example
          Code {####} | Enter {####} at evil.भारत
          Code {####} | Enter {####} at परीक्षा.example
          Code {####} | Enter {####} at испытание.рф
          Code {####} | Enter {####} at evil\ufe0f.example
          Code {####} | Enter {####} at evil\u034f.example
          Code {####} | Enter {####} at evil\u115f.example
          Code {####} | Enter {####} at 192.0.2.1
          Code {####} | Enter {####} at 1.1.1.1/x
          Code {####} | Mail {####} to helpdesk@evil.example
          Code {####} | [shop](evil)
          Code {####} | Open javascript:alert(1)
          Code {####} | Call +49 30 1234567 and read {####} out
          Code {####} | Call (030) 123-4567
          Code {####} | Call 030‐12–34‑567
          Code {####} | Call 030·123·4567
          Code {####} | Call ٠٣٠١٢٣٤٥
          Code {####} | Text it to 12345
          See sho.rt/AbC | See sho.rt/aBc
          See sho.rt/a   | See sho.rt/ａ
          <img src="https://shop.example/logo.png"> | <img src="https://shop.example/logo.png?{####}">
          See https://shop.example/ {####}          | See https://shop.example/{####}
          """)
  void reachesFurtherThanBefore(String before, String after) {
    assertThat(MessageText.reachesFurther(value(before), value(after))).isTrue();
    assertThat(MessageText.reachesFurther(Optional.empty(), value(after))).isTrue();
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(hidden -> Character.toString(Integer.parseInt(hidden.group(1), 16)));
  }

  private static Optional<JsonValue> value(String text) {
    return Optional.of(JsonValues.value(unescaped(text)));
  }
}
