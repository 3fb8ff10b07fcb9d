package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
  @Test
  void makeOfADescriptionTheUpdateThatChangesNothing() {
    assertThat(
            Documents.asRequest(
                Documents.object(
                    """
                    {"Id": "p", "Name": "n", "Arn": "a", "BrandNew": [1],
                     "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7}}
                    """)))
        .isEqualTo(
            Documents.object(
                """
                {"UserPoolId": "p", "PoolName": "n", "BrandNew": [1],
                 "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1, "more": 2} | {"a": 1}  | true
          {"a": 2}            | {"a": 1}  | false
          ["b", "a"]          | ["a","b"] | true
          ["a"]               | ["a","b"] | false
          {"a": 1}            | {}        | false
          []                  | {}        | true
          {}                  | {}        | true
          """)
  void holdWhatWasWantedWithWhateverCognitoAdds(String read, String wanted, boolean holds) {
    assertThat(Documents.holds(Documents.value(read), Documents.value(wanted))).isEqualTo(holds);
  }

  @Test
  void differInTheSettingsThatAreNotEqual() {
    assertThat(
            Documents.differing(
                Documents.object(
                    "{\"a\": {\"b\": 1, \"c\": 2}, \"gone\": {\"x\": 1}, \"same\": []}"),
                Documents.object("{\"a\": {\"b\": 1, \"c\": 3}, \"new\": [1], \"same\": []}")))
        .containsExactly("/a/c", "/gone/x", "/new");
  }
}
