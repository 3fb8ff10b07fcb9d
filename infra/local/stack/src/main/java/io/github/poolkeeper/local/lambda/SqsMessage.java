package io.github.poolkeeper.local.lambda;

import jakarta.json.JsonObject;

/// A message as `ReceiveMessage` answers it.
record SqsMessage(JsonObject json) {

  String id() {
    return json.getString("MessageId");
  }

  String receiptHandle() {
    return json.getString("ReceiptHandle");
  }
}
