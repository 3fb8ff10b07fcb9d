package io.github.poolkeeper.aws.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an item that stands in the table must meet before it is written. Every name and value of an
/// expression is a placeholder: `status` is one of DynamoDB's reserved words.
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  static Condition absent() {
    return new Condition("attribute_not_exists(#entry)", Map.of("#entry", EntryKey.SORT), Map.of());
  }

  static Condition present() {
    return new Condition("attribute_exists(#entry)", Map.of("#entry", EntryKey.SORT), Map.of());
  }

  /// A change that has not ended, and that nobody has moved on from a version.
  static Condition openAt(long version) {
    return new Condition(
        "#version = :version AND #endedAt = :notEnded",
        Map.of("#version", ChangeItem.VERSION, "#endedAt", ChangeItem.ENDED_AT),
        Map.of(
            ":version",
            AttributeValue.fromN(Long.toString(version)),
            ":notEnded",
            AttributeValue.fromS(ChangeItem.NOT_ENDED)));
  }

  /// The head stands at a revision; before the first one there is none.
  static Condition headAt(long revision) {
    return revision == 0 ? absent() : numbered(RevisionItem.NUMBER, revision);
  }

  /// What stands there has a number.
  static Condition numbered(String attribute, long number) {
    return new Condition(
        "#number = :number",
        Map.of("#number", attribute),
        Map.of(":number", AttributeValue.fromN(Long.toString(number))));
  }

  /// What stands there has a set of texts, in whatever order.
  static Condition texts(String attribute, List<String> texts) {
    return new Condition(
        "#texts = :texts",
        Map.of("#texts", attribute),
        Map.of(":texts", AttributeValue.fromSs(texts)));
  }

  /// A freeze stands as it was turned at a time.
  static Condition turnedAt(String time) {
    return new Condition(
        "#turnedAt = :turnedAt",
        Map.of("#turnedAt", FreezeItem.AT),
        Map.of(":turnedAt", AttributeValue.fromS(time)));
  }
}
