package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonValue;
import java.util.Optional;
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
          Code {####} | Mail {####} to helpdesk@evil.example
          Code {####} | [shop](evil)
          Code {####} | Open javascript:alert(1)
          Code {####} | Call +49 30 1234567 and read {####} out
          Code {####} | Call (030) 123-4567
          <img src="https://shop.example/logo.png"> | <img src="https://shop.example/logo.png?{####}">
          See https://shop.example/ {####}          | See https://shop.example/{####}
          """)
  void reachesFurtherThanBefore(String before, String after) {
    assertThat(MessageText.reachesFurther(value(before), value(after))).isTrue();
    assertThat(MessageText.reachesFurther(Optional.empty(), value(after))).isTrue();
  }

  private static Optional<JsonValue> value(String text) {
    return Optional.of(JsonValues.value(text.replace("\\u200b", "\u200b")));
  }
}
