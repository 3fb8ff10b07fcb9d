package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;

/// Which change has taken a request id.
final class RequestItem {
  private static final String CHANGE_ID = "changeId";

  private RequestItem() {}

  static Item at(EntryKey key, ChangeId changeId) {
    return Item.at(key).with(CHANGE_ID, changeId.value());
  }

  static ChangeId read(Item item) {
    return new ChangeId(item.text(CHANGE_ID));
  }
}
