package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Resolution.leavesAlone;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.refuses;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

class TagLimitTest {
  @Test
  void refusesMoreThanFiftyTags() {
    refuses(
        tags(50, ""),
        "{\"UserPoolTags\":{\"one\":\"more\"}}",
        "/UserPoolTags",
        "at most 50 tags, met 51");
  }

  @Test
  void doesNotCountTagsOfAws() {
    leavesAlone(
        tags(49, ",\"aws:a\":\"x\",\"aws:b\":\"y\""), "{\"UserPoolTags\":{\"one\":\"more\"}}");
  }

  @Test
  void countsWhatIsLeftAfterRemoval() {
    leavesAlone(tags(50, ""), "{\"UserPoolTags\":{\"one\":\"more\",\"tag0\":null}}");
  }

  @Test
  void leavesTooManyTagsThatTheChangeDoesNotTouch() {
    leavesAlone(tags(51, ""), "{\"DeletionProtection\":\"ACTIVE\"}");
  }

  private static String tags(int count, String further) {
    JsonObjectBuilder tags = JsonValues.object();
    for (int i = 0; i < count; i++) {
      tags.add("tag" + i, "x");
    }
    String all = tags.build().toString();
    return "{\"UserPoolTags\":" + all.substring(0, all.length() - 1) + further + "}}";
  }
}
