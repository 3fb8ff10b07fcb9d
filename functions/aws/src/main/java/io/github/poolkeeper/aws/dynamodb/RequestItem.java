package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// Which change has taken a request id.
final class RequestItem {
  private static final String CHANGE_ID = "changeId";

  private RequestItem() {}

  static Item of(UserPoolId pool, RequestId requestId, ChangeId changeId) {
    return at(EntryKey.request(pool, requestId), changeId);
  }

  static Item at(EntryKey key, ChangeId changeId) {
    return Item.at(key).with(CHANGE_ID, changeId.value());
  }

  static ChangeId read(Item item) {
    return new ChangeId(item.text(CHANGE_ID));
  }
}
