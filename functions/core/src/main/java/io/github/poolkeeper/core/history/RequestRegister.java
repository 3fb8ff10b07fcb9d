package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;

/// What has been asked for: which changes have a request id, and which messages were rejected.
public interface RequestRegister {

  /// Opens a record as the first one of its request id.
  Opening open(ChangeRecord record);

  /// Opens a record beside others that have its request id: once for each key, for ever. Who sends
  /// does not take an id from others, and what is rejected takes none.
  Opening openBeside(ChangeRecord record, String key);

  /// Every record of a request id, newest first; the last hundred or so.
  List<ChangeRecord> allByRequest(UserPoolId pool, RequestId requestId);

  /// Whether a rejected message is among the rejected requests already.
  boolean isRejected(String messageId);

  /// It is, from now on.
  void rejected(String messageId);
}
