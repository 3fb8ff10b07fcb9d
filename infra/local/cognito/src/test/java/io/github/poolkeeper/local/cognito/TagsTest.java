package io.github.poolkeeper.local.cognito;

import static io.github.poolkeeper.local.cognito.TestPool.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TagsTest {

  private static final String SYSTEM = "\"aws:cloudformation:stack-name\": \"identity\"";

  private final TestPool pool = TestPool.rich();

  @ParameterizedTest
  @EnumSource
  void replacesTheTagsAroundTheSystemTags(Omission omission) {
    pool.mode(omission, Nulls.UNSET).update("{\"UserPoolTags\": {\"cost\": \"1\"}}");

    assertThat(tags()).isEqualTo(json("{%s, \"cost\": \"1\"}".formatted(SYSTEM)));
  }

  @Test
  void addsToTheTags() {
    tag("TagResource", "\"Tags\": {\"cost\": \"1\", \"team\": \"other\"}");

    assertThat(tags())
        .isEqualTo(json("{%s, \"team\": \"other\", \"cost\": \"1\"}".formatted(SYSTEM)));
    assertThat(pool.description().getJsonObject("UserPoolTags")).isEqualTo(tags());
  }

  @Test
  void removesTags() {
    tag("UntagResource", "\"TagKeys\": [\"team\", \"unknown\"]");

    assertThat(tags()).isEqualTo(json("{%s}".formatted(SYSTEM)));
  }

  @Test
  void touchesNoSystemTag() {
    Reply.Answered added = tag("TagResource", "\"Tags\": {\"aws:mine\": \"1\"}");
    Reply.Answered removed =
        tag("UntagResource", "\"TagKeys\": [\"aws:cloudformation:stack-name\"]");

    assertThat(added.body().getString("__type")).isEqualTo("UserPoolTaggingException");
    assertThat(removed.body().getString("__type")).isEqualTo("UserPoolTaggingException");
    assertThat(tags()).isEqualTo(json("{%s, \"team\": \"login\"}".formatted(SYSTEM)));
  }

  private JsonObject tags() {
    return tag("ListTagsForResource", "\"Unused\": 0").body().getJsonObject("Tags");
  }

  private Reply.Answered tag(String operation, String members) {
    String arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" + TestPool.ID;
    return pool.call(operation, json("{\"ResourceArn\": \"%s\", %s}".formatted(arn, members)));
  }
}
